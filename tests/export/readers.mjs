// What a program that reads an export understands of it, as JSON: node readers.mjs markwhen|timelinejs|ics FILE
// The packages are found as `require` finds them, so NODE_PATH may name their folder. It exits with 77 where one is not there.

import { readFileSync } from 'node:fs'
import { createRequire, register } from 'node:module'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
console.log = console.error // what a package remarks is not part of the answer

async function load(name) {
  let path
  try {
    path = require.resolve(name)
  } catch (error) {
    console.error(error.message.split('\n')[0])
    process.exit(77)
  }
  return import(pathToFileURL(path).href)
}

async function markwhen(text) {
  const { parse, flat } = (await load('@markwhen/parser')).default
  const found = parse(text)
  return {
    title: found.header.title,
    errors: [...found.parseMessages, ...found.documentMessages].filter(({ type }) => type === 'error').map(({ message }) => message),
    entries: flat(found.events).map(event => ({
      id: event.id,
      start: event.dateRangeIso.fromDateTimeIso.slice(0, 10),
      until: event.dateRangeIso.toDateTimeIso.slice(0, 10),
      text: event.firstLine.restTrimmed,
      tags: event.tags,
      edtf: event.properties.edtf,
      sources: event.properties.sources,
    })),
  }
}

// The package's own reading of a file, without its drawing. It is written for a bundler and a browser: here its modules get their
// endings, and what cleans and fetches pages is left out.
const BUNDLER = `
  const left_out = {
    dompurify: 'export default { addHook() {}, sanitize: text => text }',
    '../net/Net': 'export const fetchJSON = undefined',
  }
  export function resolve(name, context, next) {
    if (name in left_out) return { url: 'data:text/javascript,' + encodeURIComponent(left_out[name]), shortCircuit: true }
    return next(/^\\..*\\/\\w+$/.test(name) ? name + '.js' : name, context)
  }
  export function load(url, context, next) {
    return next(url, url.includes('/timelinejs/src/js/') ? { ...context, format: 'module' } : context)
  }`

// A date of TimelineJS as far as it would print it: a year, a month or a day.
function known(date) {
  const day = date.data.date_obj
  const year = (day.getFullYear() < 0 ? '-' : '') + String(Math.abs(day.getFullYear())).padStart(4, '0')
  const parts = [year, ...[day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0'))]
  return parts.slice(0, { year: 1, month: 2, full: 3 }[date.findBestFormat()] ?? 9).join('-')
}

async function timelinejs(text) {
  register('data:text/javascript,' + encodeURIComponent(BUNDLER))
  globalThis.DOMParser = class {
    parseFromString = textContent => ({ body: { textContent } })
  }
  const { TimelineConfig } = await load('@knight-lab/timelinejs/src/js/core/TimelineConfig.js')
  const found = new TimelineConfig(JSON.parse(text))
  found.validate()
  return {
    title: found.title.text.headline,
    errors: found.getErrors().map(String),
    entries: found.events.map(event => ({
      id: event.unique_id,
      start: known(event.start_date),
      end: event.end_date ? known(event.end_date) : null,
      text: event.text.headline,
      shown: event.display_date,
    })),
  }
}

async function ics(text) {
  const ical = (await load('ical.js')).default
  const calendar = new ical.Component(ical.parse(text))
  return {
    title: calendar.getFirstPropertyValue('x-wr-calname'),
    errors: [],
    entries: calendar.getAllSubcomponents('vevent').map(component => {
      const event = new ical.Event(component)
      return {
        id: event.uid,
        start: event.startDate.toString(),
        until: event.endDate.toString(),
        text: event.summary,
        description: event.description,
        categories: component.getFirstProperty('categories').getValues(),
      }
    }),
  }
}

const [reader, path] = process.argv.slice(2)

const answer = await { markwhen, timelinejs, ics }[reader](readFileSync(path, 'utf8'))
process.stdout.write(JSON.stringify(answer))
