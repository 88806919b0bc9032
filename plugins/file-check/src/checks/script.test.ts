/** Scripts, under their own names and under others. */
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { script } from './script'

const check = async (name: string, text: string) =>
  (await script.run(fileOf(name, Buffer.from(text)), TEST_CONTEXT)).findings.map(
    ({ severity, measured: { kind, variant } }) => `${kind}${variant ? `.${variant}` : ''}:${severity}`,
  )

it.each<[string, string, string]>([
  // Under their own names, whatever is in them.
  ['a.bat', 'dir', 'batch:warning'],
  ['A.CMD', '@echo off', 'batch:warning'],
  ['a.vbs', 'MsgBox "hi"\r\n', 'vbscript:warning'],
  ['a.vbe', '#@~^AAAA==', 'encoded:warning'],
  ['a.wsf', '<job><script language="JScript"/></job>', 'jscript:warning'],
  ['a.hta', '<html><hta:application></html>', 'hta:warning'],
  ['a.ps1', 'Get-Item .', 'powershell:notice'],
  ['a.js', 'var s = new ActiveXObject("WScript.Shell")', 'jscript:warning'],
  ['a.sh', 'ls', 'shell.shell:info'],
  ['a.py', '#!/usr/bin/env python\n', 'shell.shell:info'],
  ['a', '#!/bin/sh\n', 'shell.shell:info'],
  // Under other names.
  ['a.txt', '@echo off\r\ndel x', 'batch.inside:notice'],
  ['a.txt', 'rem by me\r\n@echo off', 'batch.inside:notice'],
  ['a.txt', '\ufeff@ECHO OFF', 'batch.inside:notice'],
  ['a.log', '#@~^AAAA==', 'encoded.inside:notice'],
  ['a.html', '<html><HTA:APPLICATION id="x"></html>', 'hta.inside:notice'],
  ['a.txt', 'Set s = CreateObject("WScript.Shell")', 'vbscript.inside:notice'],
  ['a.txt', 'IEX (New-Object Net.WebClient).DownloadString("x")', 'powershell.inside:notice'],
])('%s: %j', async (name, text, expected) => {
  expect(await check(name, text)).toEqual([expected])
})

it.each<[string, string]>([
  ['a.js', 'export const a = 1'],
  ['jquery.js', 'xhr = new ActiveXObject("Microsoft.XMLHTTP")'],
  ['a.txt', 'type @echo off to begin'],
  ['diagram.puml', '@startuml\nactor a\n'],
  ['a.md', '#!not a path'],
  ['a.reg', 'Windows Registry Editor Version 5.00\r\n'],
  ['a.bat', '\0\0\0\0'],
  ['constructor.constructor', 'words'],
])('%s: %j is none', async (name, text) => {
  expect(await check(name, text)).toEqual([])
})
