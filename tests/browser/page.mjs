/* tests/browser/page.mjs - what is asked within a page. Each function runs there and stands alone. */

/* Ids used twice or referred to in vain, headings out of order, charts that do not say what they
 * show or in words too faint, and all links. */
export function facts() {
	const all = [...document.querySelectorAll('[id]')].map((e) => e.id);
	const ids = all.filter((id, i) => all.indexOf(id) !== i).map((id) => `${id} twice`);
	for (const name of ['aria-labelledby', 'aria-describedby', 'for', 'headers'])
		for (const e of document.querySelectorAll(`[${name}]`))
			for (const id of e.getAttribute(name).split(/\s+/))
				if (!document.getElementById(id))
					ids.push(`${name}="${id}" names nothing`);

	const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
	const headings = [];
	let before = 0;
	for (const h of levels) {
		const level = Number(h.localName[1]);
		if (level > before + 1 || (level === 1) !== (before === 0))
			headings.push(`${h.localName} after h${before}: ${h.textContent}`);
		if (h.textContent.trim() === '')
			headings.push(`an empty ${h.localName}`);
		before = level;
	}
	if (levels.length === 0)
		headings.push('none');

	const channel = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
	const luminance = (colour) => {
		const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
		return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
	};
	const charts = [];
	for (const svg of document.querySelectorAll('svg')) {
		if (svg.getAttribute('aria-hidden') === 'true')
			continue;
		/* as small as a word: a name of its own is all it has */
		if (svg.classList.contains('spark') && svg.getAttribute('role') === 'img'
			&& (svg.getAttribute('aria-label') ?? '').length > 5)
			continue;
		const name = svg.querySelector(':scope > title');
		if (svg.classList.contains('spark')) { // in a cell beside its figures
			if (svg.getAttribute('role') !== 'img' || !svg.getAttribute('aria-label'))
				charts.push(`a small chart without words: ${svg.outerHTML.slice(0, 100)}`);
			continue;
		}
		const desc = svg.querySelector(':scope > desc');
		const label = svg.getAttribute('aria-labelledby') ?? '';
		if (svg.getAttribute('role') !== 'img' || !name || !desc)
			charts.push(`without role, title or description: ${svg.outerHTML.slice(0, 100)}`);
		else if (label !== `${name.id} ${desc.id}`)
			charts.push(`${name.id}: not labelled by its title and description`);
		else if (name.textContent.length < 5 || desc.textContent.length < 20
			|| /gnuplot/i.test(name.textContent + desc.textContent))
			charts.push(`${name.id}: says too little: ${name.textContent}`);
		for (const text of svg.querySelectorAll('text')) {
			const style = getComputedStyle(text);
			const fill = style.fill === 'none' ? style.color : style.fill;
			const ratio = 1.05 / (luminance(fill) + 0.05);
			/* the stamp across a chart of invented figures: the section's first words say it too */
			const stamp = svg.closest('section')?.querySelector('.example strong')?.textContent;
			if (ratio < 4.5 && text.textContent !== stamp)
				charts.push(`${name?.id}: '${text.textContent}' has a contrast of ${ratio.toFixed(1)}`);
		}
	}
	const hrefs = [...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'));
	return { ids, headings, charts, hrefs };
}

/* What takes the focus, in the order of the text. */
export function focusable() {
	const all = [...document.querySelectorAll('a[href], summary, button, input, select, textarea,'
		+ ' [tabindex]')].filter((e) => e.tabIndex >= 0 && e.checkVisibility({
		contentVisibilityAuto: true, visibilityProperty: true }));
	all.forEach((e, i) => { e.dataset.stop = i; });
	return all.map((e) => `${e.localName} '${e.textContent.slice(0, 40)}'`);
}

/* What has the focus; null: the document itself. */
export function focused() {
	const e = document.activeElement;
	if (e === null || e === document.body || e === document.documentElement)
		return null;
	const box = e.getBoundingClientRect();
	const style = getComputedStyle(e);
	let fault = '';
	if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
		fault = 'has the focus out of sight';
	else if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)
		fault = 'has the focus and does not show it';
	return { number: Number(e.dataset.stop ?? -1), name: `${e.localName} '${e.textContent.slice(0, 40)}'`,
		fault };
}

/* What is wider than the window, unless it scrolls by itself. */
export function overflow() {
	const wide = document.documentElement.scrollWidth;
	if (wide <= innerWidth)
		return [];
	const out = [...document.body.querySelectorAll('*')].filter((e) =>
		e.getBoundingClientRect().right > innerWidth + 1);
	const loose = out.filter((e) => !e.parentElement.closest('.scroll'));
	return [`the page is ${wide} px wide: ${[...out, ...loose].pop()?.outerHTML.slice(0, 120)}`];
}

/* Tables that are cards in a narrow window and wider than their box in this one. */
export function scrolling() {
	return [...document.querySelectorAll('table.cards')]
		.map((e) => ({ name: e.caption?.textContent, more: e.offsetWidth - e.parentElement.clientWidth }))
		.filter(({ more }) => more > 1)
		.map(({ name, more }) => `the table '${name}' is ${more} px wider than its box`);
}

/*
 * Put words that take no room at the top and at the foot of what has to stay on one page. Returns
 * the parts: their name and the two words.
 */
export function mark() {
	const parts = [];
	let n = 0;
	const put = (parent, edge, word) => {
		const span = document.createElement('span');
		span.textContent = `«${word}»`;
		span.style.cssText = `position: absolute; ${edge}: 0; left: 0; font: 2px/2px sans-serif;`
			+ ' color: #fefefe; white-space: nowrap; letter-spacing: 0; display: block;';
		if (getComputedStyle(parent).position === 'static')
			parent.style.position = 'relative';
		parent.append(span);
	};
	const part = (name, top, foot, edge) => {
		name = name.replace(/«.*?»/g, '');
		n++;
		put(top, 'top', `${n}a`);
		put(foot, edge, `${n}z`);
		parts.push({ name, from: `${n}a`, to: `${n}z` });
	};
	const shown = (e) => e.checkVisibility();
	for (const row of document.querySelectorAll('tbody tr'))
		if (shown(row))
			part(`row '${row.cells[0].textContent}'`, row.cells[0], row.cells[0], 'bottom');
	for (const figure of document.querySelectorAll('figure'))
		if (shown(figure))
			part(`chart '${figure.textContent.trim().slice(0, 60)}'`, figure, figure, 'bottom');
	for (const row of document.querySelectorAll('tr.group'))
		if (shown(row) && row.nextElementSibling)
			part(`group '${row.textContent}' and its first row`, row.cells[0],
				row.nextElementSibling.cells[0], 'top');
	for (const h of document.querySelectorAll('h1, h2, h3, h4'))
		if (shown(h) && h.nextElementSibling && shown(h.nextElementSibling)) {
			const next = h.nextElementSibling;
			const first = next.querySelector('th, td, p, h3, h4') ?? next;
			part(`heading '${h.textContent}' and what follows`, h, first, 'top');
		}
	return parts;
}
