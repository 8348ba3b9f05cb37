import { inMarkup } from '@comu/kernel';
import type { PublicPortal } from '../portal/public.ts';

const happened = { published: 'Publicat', renewed: 'Actualitzat', withdrawn: 'Retirat' } as const;
/** A name for an entry that never changes (RFC 4151). */
const tagOf = (host: string, slug: string, id: string, day: string) => `tag:${host},${day}:${slug}/${id}`;
const most = 50;

/** What is new in a portal, as Atom (RFC 4287): the alert of what has been renewed that Llei 19/2014, art. 5.5, asks of every portal. */
export function atomOf({ body, happenings }: Pick<PublicPortal, 'body' | 'happenings'>, { publicUrl, openedOn }: { publicUrl: string; openedOn: string }): string {
  const page = `${publicUrl}/transparencia/${body.slug}`, self = `${publicUrl}/dades/${body.slug}/novetats.atom`, host = new URL(publicUrl).hostname;
  const at = (moment: string) => new Date(moment).toISOString();
  const entries = happenings.slice(0, most).map(({ id, kind, code, name, what, createdAt, reason }) => `  <entry>
    <id>${inMarkup(tagOf(host, body.slug, id, at(createdAt).slice(0, 10)))}</id>
    <title>${inMarkup(`${happened[what]}: ${name}`)}</title>
    <updated>${at(createdAt)}</updated>
    <link rel="alternate" type="text/html" href="${inMarkup(`${page}/${kind === 'item' ? 'item' : 'dades'}/${code}`)}"/>
    <category term="${what}" label="${happened[what]}"/>${reason === null ? '' : `\n    <summary>${inMarkup(reason)}</summary>`}
  </entry>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ca">
  <id>${inMarkup(tagOf(host, body.slug, 'novetats', openedOn))}</id>
  <title>${inMarkup(`Novetats de transparència: ${body.name}`)}</title>
  <updated>${at(happenings[0]?.createdAt ?? `${openedOn}T00:00:00Z`)}</updated>
  <author><name>${inMarkup(body.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${inMarkup(self)}"/>
  <link rel="alternate" type="text/html" href="${inMarkup(`${page}/canvis`)}"/>
${entries.join('\n')}
</feed>
`;
}

/** The pages of a portal that search engines may read, with when each last changed. */
export function sitemapOf({ body, items, datasets }: Pick<PublicPortal, 'body' | 'items' | 'datasets'>, publicUrl: string): string {
  const page = `${publicUrl}/transparencia/${body.slug}`;
  const shown = items.filter(({ score }) => score.state === 'published' || score.state === 'late');
  const pages = [...['', '/canvis', '/api', '/avis-legal', '/accessibilitat'].map((path) => ({ address: `${page}${path}`, on: null as string | null })), ...shown.map(({ law, contentOn }) => ({ address: `${page}/item/${law.code}`, on: contentOn })), ...datasets.map(({ offer, release }) => ({ address: `${page}/dades/${offer.code}`, on: release.createdAt.slice(0, 10) }))];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages.map(({ address, on }) => `  <url><loc>${inMarkup(address)}</loc>${on === null ? '' : `<lastmod>${on}</lastmod>`}</url>`).join('\n')}\n</urlset>\n`;
}

/** The sitemaps of all the portals, one each. */
export const sitemapIndex = (slugs: readonly string[], publicUrl: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${slugs.map((slug) => `  <sitemap><loc>${inMarkup(`${publicUrl}/dades/${slug}/sitemap.xml`)}</loc></sitemap>`).join('\n')}\n</sitemapindex>\n`;

/** What robots may read: what is public, and not what is somebody’s work. */
export const robots = (publicUrl: string): string => `User-agent: *\nAllow: /transparencia\nAllow: /dades\nAllow: /seu\nDisallow: /api/\nDisallow: /o/\nDisallow: /avui\nDisallow: /compte\n\nSitemap: ${publicUrl}/sitemap.xml\n`;
