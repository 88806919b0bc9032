/** The file extensions that are recognised in a text. */

/** Programs first, then scripts, packages, archives, documents, pictures, media, and what else people send. */
export const EXTENSIONS: ReadonlySet<string> = new Set(
  (
    'exe scr pif msi msix dll sys cpl jar deb rpm dmg pkg bat cmd vbs vbe js jse wsf ps1 reg hta sh lnk url ' +
    'apk apks xapk aab ipa zip rar 7z tar gz tgz bz2 xz zst cab iso img wim ' +
    'doc docx docm dot dotx xls xlsx xlsm xlsb ppt pptx pptm pps ppsx pdf txt rtf md csv tsv wps et dps odt ods odp caj ofd epub mobi azw3 chm xmind vsd vsdx mpp one pub tex ' +
    'jpg jpeg png gif bmp webp heic heif tif tiff svg ico psd psb ai eps raw cr2 nef dng cdr sketch fig ' +
    'mp4 mkv avi mov wmv flv webm m4v mpg mpeg rmvb rm 3gp ts m2ts mp3 wav flac aac ogg m4a wma amr silk ape mid srt ass lrc ' +
    'py java class c cpp h cs go rs php html htm css xml json yml yaml sql db sqlite log ini cfg conf dat bin bak tmp torrent ' +
    'dwg dxf step stp stl obj fbx blend max skp prt sldprt ttf otf ttc key pages numbers eml msg ics vcf pem crt cer pfx mdb accdb sav rom apkg mcaddon mcpack'
  ).split(' '),
)

/** Those that people write without a dot (发个apk); the others are also ordinary words or names and need 文件 or 格式 after them. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  (
    'exe bat cmd vbs vbe wsf ps1 msi dll scr pif lnk apk apks xapk ipa zip rar 7z iso doc docx xls xlsx ppt pptx pdf txt rtf csv ' +
    'jpg jpeg png gif bmp webp heic tif tiff psd mp4 mkv avi mov wmv flv rmvb mp3 wav flac m4a dwg dxf torrent epub mobi chm jar dmg'
  ).split(' '),
)
