/**
 * A small ext4 of its own in a file, whose power can be cut: the shutdown ioctl of ext4 throws away whatever was not synced,
 * its journal too, and refuses everything until it is mounted anew. Linux and root only.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const BYTES = 24 * 1024 * 1024
/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH; Node has no ioctl. */
const SHUTDOWN = 'open(my $f, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($f, 0x8004587D, $how) or die $!'

export class LoopDisk {
  readonly #image: string
  #mounted = false

  /** @param folder where the image and the mount point are made */
  constructor(
    folder: string,
    readonly path = join(folder, 'disk'),
  ) {
    this.#image = join(folder, 'disk.img')
    mkdirSync(path)
    writeFileSync(this.#image, '')
    truncateSync(this.#image, BYTES)
    run('mkfs.ext4', ['-q', this.#image])
    this.mount()
  }

  mount(): void {
    run('mount', ['-o', 'loop', this.#image, this.path])
    this.#mounted = true
  }

  cutPower(): void {
    run('perl', ['-e', SHUTDOWN, this.path])
  }

  /** Nothing may have a file open there any more. */
  unmount(): void {
    if (this.#mounted) run('umount', [this.path])
    this.#mounted = false
  }
}

/** A disk whose power was cut once to see that it can be, or why there is none. */
export function loopDiskIn(folder: string): LoopDisk | string {
  if (process.platform !== 'linux') return 'only Linux has loop-mounted ext4'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  if (!existsSync('/dev/loop-control')) return 'there is no /dev/loop-control'
  let disk: LoopDisk | undefined
  try {
    disk = new LoopDisk(folder)
    disk.cutPower()
    disk.unmount()
    disk.mount()
    return disk
  } catch (error) {
    disk?.unmount()
    return `this machine does not let us: ${String(error).split('\n')[0]}`
  }
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { stdio: 'pipe' })
}
