# The bot alone; docker-compose.yml adds the QQ side.
FROM node:20-slim
WORKDIR /app
RUN chown node:node /app
USER node
COPY --chown=node:node . .
RUN npm ci --omit=dev && mkdir -p data
EXPOSE 5140
CMD ["node", "-r", "esbuild-register", "plugins/cli/src/start.ts"]
