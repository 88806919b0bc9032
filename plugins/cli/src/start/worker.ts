/** Loaded first in Koishi's worker: lets it leave in good order when the process that started it is gone. */

process.on('disconnect', () => {
  // Koishi reports its end to the parent, which would now be an error.
  process.send = () => true
  if (!process.emit('SIGTERM', 'SIGTERM')) process.exit()
})
