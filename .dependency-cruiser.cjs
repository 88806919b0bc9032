/** The rooms of docs/architecture.md: which may import which. */
const ROOMS = {
  diagnosis: [],
  platform: [],
  deployment: [],
  conversation: ['diagnosis'],
  'knowledge-base': ['diagnosis'],
  'file-check': ['diagnosis'],
  storage: [],
  teaching: ['diagnosis', 'conversation', 'knowledge-base', 'storage'],
  cli: ['diagnosis', 'conversation', 'knowledge-base', 'file-check', 'storage', 'teaching', 'platform', 'deployment'],
  'onebot-bridge': ['platform', 'deployment'],
  'support-page': ['deployment'],
  'support-agent': [
    ...['diagnosis', 'conversation', 'knowledge-base', 'file-check', 'storage', 'teaching', 'platform', 'deployment'],
  ],
}
const TEST = '\\.test\\.ts$|/testing/|contract\\.ts$'

/** Rooms without a clock, chance, files or a framework, and the packages that each may use all the same. */
const PURE = {
  diagnosis: '^(natural/lib/natural/|opencc-js)',
  platform: '^$',
  deployment: '^$',
  conversation: '^$',
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'vue.js and client.js are beside the page only where the console serves it',
      from: { pathNot: '^plugins/support-page/client/' },
      to: { couldNotResolve: true },
    },
    ...Object.entries(ROOMS).map(([room, allowed]) => ({
      name: `room-${room}`,
      severity: 'error',
      comment: `${room} imports ${allowed.join(', ') || 'no other room'}`,
      from: { path: `^plugins/${room}/`, pathNot: TEST },
      to: { path: '^plugins/', pathNot: `^plugins/(${[room, ...allowed].join('|')})/` },
    })),
    ...Object.entries(PURE).map(([room]) => ({
      name: `pure-${room}-no-node`,
      severity: 'error',
      comment: `${room} is pure: files, clocks and processes are arguments`,
      from: { path: `^plugins/${room}/`, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    })),
    {
      name: 'pure-diagnosis-packages',
      severity: 'error',
      from: { path: '^plugins/diagnosis/', pathNot: TEST },
      to: { path: 'node_modules/', pathNot: 'node_modules/(natural/lib/natural|opencc-js)/' },
    },
    {
      name: 'pure-rooms-packages',
      severity: 'error',
      from: { path: '^plugins/(platform|deployment|conversation)/', pathNot: TEST },
      to: { path: 'node_modules/' },
    },
    {
      name: 'knowledge-base-pure-part',
      severity: 'error',
      comment: 'only load/ reads the disk',
      from: { path: '^plugins/knowledge-base/src/', pathNot: `${TEST}|/src/load/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'koishi-in-its-rooms',
      severity: 'error',
      from: { path: '^plugins/(?!support-agent|onebot-bridge|support-page)', pathNot: TEST },
      to: {
        path: 'node_modules/(koishi|@koishijs|@satorijs|cordis)/',
        pathNot: 'node_modules/koishi/lib/cli|node_modules/@koishijs/loader',
      },
    },
    {
      name: 'no-product-to-test',
      severity: 'error',
      from: { path: '^plugins/', pathNot: TEST },
      to: { path: '^(test|bench)/|\\.test\\.ts$' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.yml$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
}
