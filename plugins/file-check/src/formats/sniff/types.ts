/** The types of files that are told apart, with their usual extensions: a table, and its index by extension. */

export type TypeKind =
  | 'text'
  | 'document'
  | 'archive'
  | 'image'
  | 'media'
  | 'program'
  | 'shortcut'
  | 'font'
  | 'data'
  | 'disk'
  | 'unknown'

/** What a type is packed in: types of one container open in each other's programs, or differ only inside. */
export type Container = 'zip' | 'ole' | 'ogg' | 'mp4' | 'matroska' | 'tiff' | 'gzip' | 'text'

export interface FileType {
  readonly id: TypeId
  readonly kind: TypeKind
  readonly container: Container | undefined
  /** Lower case, the most usual first; none where there is no usual one. */
  readonly extensions: readonly string[]
}

const ZIPPED_DOCUMENTS = {
  docx: 'docx docm dotx dotm',
  xlsx: 'xlsx xlsm xlsb xltx xltm xlam',
  pptx: 'pptx pptm ppsx ppsm potx potm ppam sldx',
  vsdx: 'vsdx vsdm vstx vssx',
  opendocument: 'odt ott ods ots odp otp odg otg odf odb',
  epub: 'epub',
  ofd: 'ofd',
  xps: 'xps oxps',
  iwork: 'pages numbers key',
  xmind: 'xmind',
  sketch: 'sketch',
  kmz: 'kmz',
  '3mf': '3mf',
} as const

const ZIPPED_PROGRAMS = { apk: 'apk apks xapk aab', jar: 'jar war ear', ipa: 'ipa', crx: 'crx xpi vsix' } as const

const OLE_DOCUMENTS = {
  ole: 'ole',
  doc: 'doc dot wps wpt',
  xls: 'xls xlt xla et ett xlm',
  ppt: 'ppt pps pot dps dpt',
  vsd: 'vsd vss',
  msg: 'msg',
  pub: 'pub',
  hwp: 'hwp',
  'encrypted-office': 'docx xlsx pptx docm xlsm pptm xlsb dotx xltx potx ppsx',
} as const

const OLE_PROGRAMS = { msi: 'msi msp mst' } as const

const DOCUMENTS = {
  pdf: 'pdf ai',
  djvu: 'djvu djv',
  chm: 'chm',
  postscript: 'ps eps',
  mobi: 'mobi azw azw3 prc',
  onenote: 'one',
  caj: 'caj',
  dwg: 'dwg dwt',
} as const

const ARCHIVES = {
  rar: 'rar cbr',
  '7z': '7z cb7',
  bzip2: 'bz2 tbz tbz2',
  xz: 'xz txz',
  zstd: 'zst tzst zstd',
  lz4: 'lz4',
  lzip: 'lz tlz',
  lzop: 'lzo',
  lzma: 'lzma',
  compress: 'z taz',
  tar: 'tar cbt',
  cab: 'cab msu',
  arj: 'arj',
  ace: 'ace',
  lzh: 'lzh lha',
  xar: 'xar pkg',
  cpio: 'cpio',
  ar: 'a ar lib',
  deb: 'deb udeb',
  rpm: 'rpm',
  zpaq: 'zpaq',
  alz: 'alz',
  egg: 'egg',
  stuffit: 'sit sitx',
  zoo: 'zoo',
  grzip: 'grz',
} as const

const IMAGES = {
  png: 'png apng',
  jpeg: 'jpg jpeg jpe jfif',
  gif: 'gif',
  bmp: 'bmp dib',
  webp: 'webp',
  icon: 'ico',
  cursor: 'cur',
  'animated-cursor': 'ani',
  photoshop: 'psd psb',
  jp2: 'jp2 j2k jpf jpx jpm',
  jxl: 'jxl',
  'jpeg-xr': 'jxr hdp wdp',
  bpg: 'bpg',
  flif: 'flif',
  qoi: 'qoi',
  dds: 'dds',
  exr: 'exr',
  radiance: 'hdr',
  tga: 'tga',
  pcx: 'pcx',
  ktx: 'ktx ktx2',
  xcf: 'xcf',
  icns: 'icns',
  emf: 'emf',
  wmf: 'wmf',
  raf: 'raf',
  netpbm: 'pbm pgm ppm pam pnm',
} as const

const TIFF_IMAGES = { tiff: 'tif tiff nef nrw cr2 arw sr2 dng pef orf rw2 3fr' } as const
const MP4_IMAGES = { heif: 'heic heif hif', avif: 'avif', cr3: 'cr3' } as const

const MEDIA = {
  mpeg: 'mpg mpeg vob dat m2p m1v m2v',
  'mpeg-audio': 'mp3 mp2 mp1 mpa',
  'mpeg-ts': 'ts m2ts mts',
  aac: 'aac',
  ac3: 'ac3 eac3',
  dts: 'dts',
  amr: 'amr awb',
  silk: 'silk slk',
  flac: 'flac',
  wav: 'wav wave',
  avi: 'avi',
  aiff: 'aif aiff aifc',
  midi: 'mid midi kar rmi',
  ape: 'ape',
  asf: 'wmv wma asf',
  flv: 'flv f4v',
  realmedia: 'rm rmvb ra',
  voc: 'voc',
  au: 'au snd',
  'impulse-tracker': 'it',
  fasttracker: 'xm',
  'scream-tracker': 's3m',
  musepack: 'mpc',
  wavpack: 'wv',
  tta: 'tta',
  dsf: 'dsf dff',
  caf: 'caf',
  swf: 'swf',
} as const

const OGG_MEDIA = { ogg: 'ogg oga ogv opus spx ogx' } as const
const MATROSKA_MEDIA = { matroska: 'mkv mka mks', webm: 'webm weba' } as const
const MP4_MEDIA = { mp4: 'mp4 m4a m4v m4b m4r m4p mov qt 3gp 3g2 f4v mj2' } as const

const PROGRAMS = {
  pe: 'exe dll sys scr ocx cpl ax efi mui drv node pyd pif',
  dos: 'exe',
  elf: 'elf so o ko node',
  'mach-o': 'macho dylib bundle node',
} as const

const BYTECODE = { 'java-class': 'class', dex: 'dex', wasm: 'wasm', pyc: 'pyc pyo', luac: 'luac' } as const

const SHORTCUTS = { lnk: 'lnk' } as const
const TEXT_SHORTCUTS = { 'url-shortcut': 'url website', 'desktop-entry': 'desktop', webloc: 'webloc' } as const

const FONTS = {
  truetype: 'ttf',
  opentype: 'otf',
  'font-collection': 'ttc otc',
  woff: 'woff',
  woff2: 'woff2',
  eot: 'eot',
  type1: 'pfb',
} as const

const DATA = {
  sqlite: 'sqlite sqlite3 db3',
  access: 'mdb accdb',
  parquet: 'parquet',
  avro: 'avro',
  orc: 'orc',
  hdf5: 'h5 hdf5',
  numpy: 'npy',
  matlab: 'mat',
  pcap: 'pcap cap',
  pcapng: 'pcapng',
  'event-log': 'evtx',
  'registry-hive': 'hiv',
  'binary-plist': 'plist webloc',
  'ds-store': 'ds_store',
  spss: 'sav',
  shapefile: 'shp shx',
  fbx: 'fbx',
  blender: 'blend',
  gltf: 'glb',
  draco: 'drc',
  dicom: 'dcm',
  fits: 'fits',
  torrent: 'torrent',
  asar: 'asar',
  'git-pack': 'pack',
  gguf: 'gguf',
  redis: 'rdb',
  minidump: 'dmp mdmp',
  gettext: 'mo',
  outlook: 'pst ost',
} as const

const DISKS = {
  iso: 'iso',
  dmg: 'dmg',
  vhd: 'vhd',
  vhdx: 'vhdx',
  vmdk: 'vmdk',
  vdi: 'vdi',
  qcow: 'qcow2 qcow',
  wim: 'wim esd swm',
  squashfs: 'squashfs snap',
  'android-sparse': 'simg',
  'android-boot': 'img',
} as const

const TEXTS = {
  text: `txt text log md markdown csv tsv ini conf cfg env properties yml yaml toml tex bib srt ass ssa lrc vtt sql sh bash zsh
    fish py pyw rb pl pm php asp aspx jsp js mjs cjs jsx ts tsx mts cts vue svelte css scss sass less c h cc cpp cxx hpp hh cs java kt
    kts go rs swift m mm r lua dart scala clj ex exs erl hs ml fs vb bas pas asm s v vhd sv f f90 jl nim zig gradle cmake make
    mk makefile dockerfile gitignore ignorefile diff patch twig ejs hbs pug graphql proto thrift tf yar yara bat cmd vbs vbe
    jse wsf wsh ps1 psm1 psd1 ahk au3 reg inf sct scf eml ics vcf nfo asc pem crt cer csr pub gpg m3u m3u8 pls cue rst adoc
    org ipynb jsonl ndjson geojson map lock gpx kml dxf obj gcode`,
  html: 'html htm xhtml shtml hta',
  mhtml: 'mht mhtml',
  xml: 'xml xsl xslt xsd rss atom plist csproj vcxproj xaml fb2 dae x3d',
  svg: 'svg',
  json: 'json',
  rtf: 'rtf',
} as const

const ZIPS = { zip: 'zip zipx cbz' } as const
const GZIPS = { gzip: 'gz tgz svgz emz' } as const

const UNKNOWNS = { unknown: '' } as const
const STL = { stl: 'stl' } as const

const GROUPS = [
  { kind: 'text', container: 'text', types: TEXTS },
  { kind: 'shortcut', container: 'text', types: TEXT_SHORTCUTS },
  { kind: 'shortcut', container: undefined, types: SHORTCUTS },
  { kind: 'document', container: 'zip', types: ZIPPED_DOCUMENTS },
  { kind: 'program', container: 'zip', types: ZIPPED_PROGRAMS },
  { kind: 'document', container: 'ole', types: OLE_DOCUMENTS },
  { kind: 'program', container: 'ole', types: OLE_PROGRAMS },
  { kind: 'document', container: undefined, types: DOCUMENTS },
  { kind: 'archive', container: 'zip', types: ZIPS },
  { kind: 'archive', container: 'gzip', types: GZIPS },
  { kind: 'archive', container: undefined, types: ARCHIVES },
  { kind: 'image', container: undefined, types: IMAGES },
  { kind: 'image', container: 'tiff', types: TIFF_IMAGES },
  { kind: 'image', container: 'mp4', types: MP4_IMAGES },
  { kind: 'media', container: undefined, types: MEDIA },
  { kind: 'media', container: 'ogg', types: OGG_MEDIA },
  { kind: 'media', container: 'matroska', types: MATROSKA_MEDIA },
  { kind: 'media', container: 'mp4', types: MP4_MEDIA },
  { kind: 'program', container: undefined, types: PROGRAMS },
  { kind: 'data', container: undefined, types: BYTECODE },
  { kind: 'font', container: undefined, types: FONTS },
  { kind: 'data', container: undefined, types: DATA },
  { kind: 'data', container: 'text', types: STL },
  { kind: 'disk', container: undefined, types: DISKS },
  { kind: 'unknown', container: undefined, types: UNKNOWNS },
] as const

/** `KeysOf` over a union of tables: the ids of every one of them. */
type KeysOf<T> = T extends unknown ? keyof T : never

export type TypeId = KeysOf<(typeof GROUPS)[number]['types']>

function everyType(): FileType[] {
  return GROUPS.flatMap(({ kind, container, types }) =>
    Object.entries(types).map(([id, extensions]) => ({
      id: id as TypeId,
      kind,
      container,
      extensions: extensions.split(/\s+/).filter(Boolean),
    })),
  )
}

const TYPES: ReadonlyMap<TypeId, FileType> = new Map(everyType().map((type) => [type.id, type]))

const BY_EXTENSION: ReadonlyMap<string, readonly FileType[]> = byExtension()

function byExtension(): Map<string, FileType[]> {
  const index = new Map<string, FileType[]>()
  for (const type of TYPES.values()) {
    for (const extension of type.extensions) index.set(extension, [...(index.get(extension) ?? []), type])
  }
  return index
}

export function typeOf(id: TypeId): FileType {
  return TYPES.get(id)!
}

/** The types that usually have this extension, the likeliest first; none for one that is not known. @param extension without a dot */
export function typesForExtension(extension: string): readonly FileType[] {
  return BY_EXTENSION.get(extension.toLowerCase()) ?? []
}
