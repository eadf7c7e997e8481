#include "model/prose.h"
#include "model/words.h"
#include "report/parts.h"

static const struct {
	enum verdict verdict;
	const char *meaning;
} meanings[] = {
	{ VERDICT_MET, SAY("Tallet opfylder målet. Er det lig med målet, er det opfyldt.") },
	{ VERDICT_ON_TRACK,
	    SAY("Målet er ikke nået, målåret ligger forude, og sandsynligheden for at nå det er "
		"mindst 80\u00A0%.") },
	{ VERDICT_UNDECIDED,
	    SAY("Målet er ikke nået, målåret ligger forude, og sandsynligheden for at nå det "
		"ligger mellem 20 og 80\u00A0% eller kan ikke beregnes.") },
	{ VERDICT_OFF_TRACK,
	    SAY("Målet er ikke nået, målåret ligger forude, og sandsynligheden for at nå det er "
		"højst 20\u00A0%.") },
	{ VERDICT_NOT_MET,
	    SAY("Målåret er forbi, og tallet for det, eller det seneste inden da, opfylder ikke "
		"målet.") },
	{ VERDICT_NOT_COMPARABLE,
	    SAY("Enheden, definitionen eller et databrud forhindrer, at tallet holdes op mod "
		"målet, eller der var ikke et mål med et tal i kraft.") },
	{ VERDICT_NO_DATA, SAY("Der er intet brugbart tal til og med målåret.") },
};

static const struct {
	const char *heading, *text;
} chapters[] = {
	{ SAY("Hvem målene gælder"),
	    SAY("Målsætningerne er aftalt for regionen som helhed. At holde de enkelte kommuner op "
		"mod dem er denne opgørelses valg; ingen kommune har forpligtet sig på tallet for "
		"sig selv. Findes et mål i flere udgaver, bruges den, der var i kraft på "
		"opgørelsesdatoen, og det står ved målet, om den er et udkast.") },
	{ SAY("Regionens tal"),
	    SAY("Hvor udgiveren har et tal for regionen, bruges det. Ellers beregnes det af "
		"kommunernes: som summen af tællere delt med summen af nævnere, når alle kommuner "
		"med tal har begge, ellers som et gennemsnit af kommunernes tal vægtet med "
		"folketal. Det står ved tallet, hvor stor en del det dækker. En kommune tæller én "
		"gang, også når den indgår i flere klynger eller fora.") },
	{ SAY("Sammenligningen med målet"),
	    SAY("Tallet holdes op mod målet, som det er, og ikke som det er afrundet i tabellerne: "
		"79,29 opfylder ikke et mål på mindst 79,3. Ligner et tal målet uden at være lig "
		"med det, vises det med flere decimaler. Når målåret er forbi, gælder tallet for "
		"målåret eller det seneste inden da, også når et senere tal er kendt. Afstanden er "
		"positiv på den gode side af målet og er i procentpoint, hvor tallet er en "
		"procent.") },
	{ SAY("Usikkerhed"),
	    SAY("Et 95\u00A0%-sikkerhedsinterval er det område, som tallet med stor sikkerhed "
		"ligger i, når tilfældige udsving regnes med. Det er udgiverens eget, hvor det "
		"findes, ellers beregnet af antallene: Wilsons interval for andele, det eksakte "
		"Poisson-interval for rater. En afstand er større, end tilfældige udsving kan "
		"forklare, når målet ligger uden for intervallet, eller en eksakt test af "
		"antallene viser det samme.") },
	{ SAY("Udvikling"),
	    SAY("▲ Forbedring er den rigtige vej, også hvor tallet skal ned; ▼ Forværring er den "
		"forkerte. ■ Uændret betyder, at ændringen er for lille til at tælle, og ? "
		"Usikker, at tallene ikke viser en sikker retning. Hældningen er beregnet efter "
		"Theil og Sen: den midterste af hældningerne mellem alle par af målinger, regnet i "
		"virkelige år, så ujævne mellemrum ikke forvrænger den. Om der er en udvikling, "
		"afgøres med Mann og Kendalls test, som kun ser på, om senere tal er højere eller "
		"lavere end tidligere; p er sandsynligheden for et mindst så klart mønster, hvis "
		"der ingen udvikling var, og grænsen er 5\u00A0%. Med færre end fem målinger kan "
		"testen ikke vise en udvikling. Tal fra før et databrud indgår ikke.") },
	{ SAY("Udsigten til målåret"),
	    SAY("Ligger målåret forude, føres en ret linje gennem målingerne frem til det, og dens "
		"prognoseinterval giver sandsynligheden for, at målet nås. Det kræver mindst fire "
		"målinger og rækker aldrig længere frem, end målingerne rækker tilbage. Linjen "
		"antager, at udviklingen fortsætter som hidtil.") },
	{ SAY("Manglende tal"),
	    SAY("Et tal, der mangler, er diskretioneret eller ikke kan bruges, regnes aldrig for "
		"nul og gættes aldrig. Diskretionerede tal er skjult af udgiveren, fordi de gælder "
		"få borgere.") },
};

static void
verdicts_add(struct node *parent, enum language l, struct arena *a)
{
	static const char *const heads[] = { SAY("Vurdering"), SAY("Betydning") };
	struct node *s = node_section(parent, 3, NULL, prose_say(l, "Vurderingerne"), a);
	struct node *table =
	    node_styled(s, NODE_TABLE, "legend", prose_say(l, "Hvad vurderingerne betyder"), a);

	node_head_row(table, prose_each(heads, countof(heads), l, a), countof(heads), a);
	for (size_t k = 0; k < countof(meanings); k++) {
		struct node *row = node_add(table, NODE_ROW, NULL, a);
		struct node *cell = node_head_cell(row, NULL, a);
		cell->style = verdict_id(meanings[k].verdict);
		verdict_say(cell, meanings[k].verdict, l, a);
		node_add(row, NODE_CELL, prose_say(l, meanings[k].meaning), a);
	}
}

void
method_add(struct node *doc, enum language l, struct arena *a)
{
	struct node *s = node_section(doc, 2, "metode", prose_say(l, "Metode og forbehold"), a);

	verdicts_add(s, l, a);
	for (size_t k = 0; k < countof(chapters); k++) {
		struct node *chapter =
		    node_section(s, 3, NULL, prose_say(l, chapters[k].heading), a);
		node_add(chapter, NODE_PARAGRAPH, prose_say(l, chapters[k].text), a);
	}
}
