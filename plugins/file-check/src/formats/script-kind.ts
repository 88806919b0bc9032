/** Which script language a text is written in, where its beginning or a telling call says so. */

export type ScriptKind = 'batch' | 'vbscript' | 'jscript' | 'powershell' | 'hta' | 'encoded' | 'shell'

/** Letters looked at. */
const LOOKED_AT = 16_384
const BEGINNING = 1_024

/** What the text must begin with, comments aside. */
const BEGINNINGS: readonly (readonly [ScriptKind, RegExp])[] = [
  ['encoded', /^#@~\^/],
  ['shell', /^#![ \t]{0,9}\/(?:usr\/|bin\/|system\/|data\/|opt\/)/],
  [
    'batch',
    /^(?:(?:rem\b|::)[^\n]{0,300}\n\s{0,99}){0,9}@(?:echo|setlocal|cls|title|chcp|if|for|cmd|start|powershell)(?:[ \t\r\n.]|$)/i,
  ],
  ['batch', /^(?:setlocal[ \t]{1,9}enable|echo off\b)/i],
]

/** Calls that only a script of this kind makes. */
const CALLS: readonly (readonly [ScriptKind, RegExp])[] = [
  ['hta', /<hta:application\b/i],
  ['jscript', /new[ \t]{1,9}ActiveXObject[ \t]{0,9}\([ \t]{0,9}["'](?:WScript|Shell|Scripting|ADODB)\./i],
  ['vbscript', /\bset[ \t]{1,9}\w{1,40}[ \t]{0,9}=[ \t]{0,9}(?:WScript\.)?CreateObject[ \t]{0,9}\([ \t]{0,9}"/i],
  [
    'powershell',
    /\b(?:iex|invoke-expression)\b[^\n]{0,80}\b(?:net\.webclient|downloadstring|invoke-webrequest|iwr|frombase64string)\b/i,
  ],
]

/** Extensions that Windows runs or, in the last group, that people run by hand. */
const BY_EXTENSION: Readonly<Record<string, ScriptKind>> = {
  bat: 'batch',
  cmd: 'batch',
  vbs: 'vbscript',
  vbe: 'encoded',
  jse: 'encoded',
  wsf: 'jscript',
  wsh: 'jscript',
  hta: 'hta',
  ps1: 'powershell',
  psm1: 'powershell',
  sh: 'shell',
  bash: 'shell',
}

export function scriptKindOf(text: string): ScriptKind | undefined {
  const start = text.slice(0, BEGINNING).trimStart()
  const byBeginning = BEGINNINGS.find(([, pattern]) => pattern.test(start))
  if (byBeginning) return byBeginning[0]
  const looked = text.slice(0, LOOKED_AT)
  return CALLS.find(([, pattern]) => pattern.test(looked))?.[0]
}

/** @param extension lower case */
export function scriptKindFor(extension: string): ScriptKind | undefined {
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
}
