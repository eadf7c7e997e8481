/*
 * tests/browser/check.mjs FOLDER PICTURES - open every page under FOLDER as a reader's browser would
 * and say what is wrong with it; pictures for a person to look at go to PICTURES.
 *
 * Each fault is a line "FAILED: page: what"; the last line counts, as tests/all.sh wants it.
 * Every page is read, validated and held against axe's rules, a small window and a narrow one; of pages alike
 * (kommune/410.html, kommune/420.html: the name up to its first digit) the first is also walked by
 * keyboard, printed and pictured. ALL=1 does all with each.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { chromium } from 'playwright-core';
import * as inPage from './page.mjs';

const [folder, pictures] = process.argv.slice(2).map((p) => resolve(p));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const config = JSON.parse(readFileSync(new URL('htmlvalidate.json', import.meta.url), 'utf8'));
const validator = new HtmlValidate(new StaticConfigLoader(config));
const tall = 8000; /* px of one picture: browsers draw none of more than 16384 */
const wide = { width: 1280, height: 800 };
let passed = 0;
let failed = 0;

/* One check: FAULTS is a list of sentences, none when all is well. */
function check(page, what, faults) {
	if (faults.length === 0)
		passed++;
	else
		failed++;
	for (const fault of faults.slice(0, 5))
		console.log(`FAILED: ${page}: ${what}: ${fault}`);
}

async function open(context, file) {
	const page = await context.newPage();
	const faults = [];
	page.on('console', (m) => faults.push(`console: ${m.type()}: ${m.text()}`));
	page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
	page.on('request', (r) => {
		if (r.url() !== pathToFileURL(file).href && !r.url().startsWith('data:'))
			faults.push(`request: ${r.url()}`);
	});
	await page.goto(pathToFileURL(file).href);
	return { page, faults };
}

async function accessible(page) {
	await page.evaluate(axe);
	const found = await page.evaluate(() => axe.run(document, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
		rules: { 'target-size': { enabled: true } },
		resultTypes: ['violations'],
	}));
	if (found.passes.length < 10)
		return ['axe found next to nothing to look at'];
	return found.violations.map((v) =>
		`${v.id}: ${v.help} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 200)}`);
}

async function valid(file) {
	const report = await validator.validateFile(file);
	return report.results.flatMap((r) => r.messages).map((m) =>
		`${m.line}:${m.column}: ${m.ruleId}: ${m.message}`);
}

/* Links that lead to no page of the folder, or to no place of a page. */
function broken(file, hrefs, ids) {
	return hrefs.filter((href) => {
		const url = new URL(href, pathToFileURL(file));
		if (url.protocol !== 'file:')
			return false;
		const path = fileURLToPath(new URL(url.pathname, 'file:'));
		if (!path.startsWith(folder) || !existsSync(path))
			return true;
		const id = decodeURIComponent(url.hash.slice(1));
		return id !== '' && !(path === file ? ids : idsOf(path)).has(id);
	});
}

const known = new Map();
function idsOf(file) {
	if (!known.has(file))
		known.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]*)"/g)]
			.map((m) => m[1])));
	return known.get(file);
}

/*
 * Tab from the top to where the browser takes over again. What has the focus comes in the order of
 * the text, is in sight and is marked; nothing that takes the focus is left out.
 */
async function keyboard(page) {
	const wanted = await page.evaluate(inPage.focusable);
	const got = [];
	await page.evaluate(() => scrollTo(0, 0));
	for (let i = 0; i <= wanted.length; i++) {
		await page.keyboard.press('Tab');
		const here = await page.evaluate(inPage.focused);
		if (here === null)
			break;
		got.push(here);
	}
	const faults = got.filter((g) => g.fault !== '').map((g) => `${g.name}: ${g.fault}`);
	for (let i = 0; i < Math.max(wanted.length, got.length); i++)
		if (got[i]?.number !== i)
			return [`stop ${i + 1} is ${got[i]?.name}, not ${wanted[i]}`, ...faults];
	return faults;
}

/* The first stop leads past the head of the page. */
async function skips(page) {
	await page.evaluate(() => { scrollTo(0, 0); document.activeElement?.blur(); });
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	const at = await page.evaluate(() => document.querySelector(':target')?.localName);
	return at === 'main' ? [] : [`the skip link leads to ${at}`];
}

/* No line is wider than the narrowest window (WCAG 1.4.10), whatever is folded out. */
async function narrow(page) {
	await page.setViewportSize({ width: 320, height: 640 });
	const closed = await page.evaluate(inPage.overflow);
	await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
	return [...closed, ...await page.evaluate(inPage.overflow)];
}

/* On a small screen across the table of all targets is seen whole, without a scroll bar of its own. */
async function across(page) {
	await page.setViewportSize({ width: 1024, height: 800 });
	const faults = await page.evaluate(inPage.scrolling);
	await page.setViewportSize(wide);
	return faults;
}

/* On paper no row and no chart stands on two pages, and no heading alone at a page's end. */
async function printed(page, pdf) {
	await page.emulateMedia({ media: 'print' });
	const parts = await page.evaluate(inPage.mark);
	await page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: true });
	const pages = execFileSync('pdftotext', ['-enc', 'UTF-8', pdf, '-'],
		{ encoding: 'utf8', maxBuffer: 1 << 28 }).split('\f');
	const where = new Map();
	pages.forEach((text, i) => {
		for (const m of text.matchAll(/«(\d+[az])»/g))
			if (!where.has(m[1])) // a table's head comes again on each page
				where.set(m[1], i + 1);
	});
	return parts.flatMap(({ name, from, to }) => {
		const begin = where.get(from);
		const end = where.get(to);
		if (begin === undefined || end === undefined)
			return [`${name} is not on paper`];
		return begin === end ? [] : [`${name} is on pages ${begin} and ${end}`];
	});
}

async function picture(page, name) {
	for (const width of [320, 400, 1280]) {
		await page.setViewportSize({ width, height: 800 });
		const height = await page.evaluate(() => document.documentElement.scrollHeight);
		await page.setViewportSize({ width, height: Math.min(tall, height) });
		for (let y = 0, part = 1; y < height; y += tall, part++) {
			await page.evaluate((top) => scrollTo(0, top), y);
			await page.screenshot({ path: join(pictures, `${name}-${width}-${part}.jpeg`), quality: 85 });
		}
	}
}

async function look(context, file, whole) {
	const name = relative(folder, file);
	const flat = name.replace(/\.html$/, '').replaceAll('/', '-');
	const { page, faults } = await open(context, file);
	const facts = await page.evaluate(inPage.facts);
	check(name, 'ids', facts.ids);
	check(name, 'headings', facts.headings);
	check(name, 'charts', facts.charts);
	check(name, 'links', broken(file, facts.hrefs, idsOf(file)));
	check(name, 'html-validate', await valid(file));
	if (whole) {
		check(name, 'keyboard', await keyboard(page));
		check(name, 'skip link', await skips(page));
	}
	check(name, '1024 px', await across(page));
	check(name, 'axe', await accessible(page));
	check(name, '320 px', await narrow(page));
	if (whole)
		check(name, 'axe at 320 px', await accessible(page));
	check(name, 'console and requests', faults);
	await page.close();
	if (!whole)
		return;
	const paper = (await open(context, file)).page;
	check(name, 'paper', await printed(paper, join(pictures, `${flat}.pdf`)));
	await paper.reload(); // without the marks
	await paper.emulateMedia({ media: 'screen' });
	await picture(paper, flat);
	await paper.close();
}

const files = readdirSync(folder, { recursive: true }).filter((f) => f.endsWith('.html')).sort();
if (files.length === 0) {
	console.log(`FAILED: no page in ${folder}`);
	failed++;
}
mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM,
	chromiumSandbox: process.getuid() !== 0,
});
const context = await browser.newContext({ viewport: wide, locale: 'da-DK', offline: true });
const kindOf = (file) => file.replace(/[0-9].*/, '');
const jobs = files.map((file, i) => ({ file,
	whole: process.env.ALL === '1' || files.findIndex((f) => kindOf(f) === kindOf(file)) === i }));
await Promise.all([1, 2].map(async () => {
	for (let job = jobs.shift(); job !== undefined; job = jobs.shift())
		await look(context, join(folder, job.file), job.whole);
}));
await browser.close();
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed === 0 ? 0 : 1);
