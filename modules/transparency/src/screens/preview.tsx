import { Tile, useText } from '@comu/design';
import type { PortalSettings } from '../portal/settings.ts';
import { say } from './answers.ts';

export const tongues = ['ca', 'es', 'en'] as const;
export type Tongue = (typeof tongues)[number];
export const languages: Readonly<Record<Tongue, string>> = { ca: 'Català', es: 'Castellano', en: 'English' };

type Words = { ca: string; es?: string | undefined; en?: string | undefined };
/** Words with one language changed; none at all when Catalan, which is always there, is empty. */
export function withWords(words: Words | null, tongue: Tongue, text: string): Words | null {
  const next = { ...(words ?? { ca: '' }), [tongue]: text };
  return Object.values(next).every((each) => !each) ? null : next;
}

const heading: Readonly<Record<Tongue, string>> = { ca: 'Transparència i dades obertes', es: 'Transparencia y datos abiertos', en: 'Transparency and open data' };

/** The head of the portal as a citizen will see it, while it is being written. */
export function Preview({ org, name, settings, kept, accent, ink, tongue }: { org: string; name: string; settings: PortalSettings; kept: PortalSettings; accent: string; ink: string; tongue: Tongue }) {
  const t = useText();
  const { logo, email, phone } = settings;
  // What is kept is public; what has just been uploaded is read as a file of the organisation.
  const picture = logo === null ? null : logo === kept.logo ? `/dades/${org}/logo?v=${logo.slice(0, 12)}` : `/api/files/${logo}?organisation=${org}`;
  return (
    <figure className="portal-preview">
      <figcaption className="soft small">{t(say('Com es veurà', 'Cómo se verá', 'How it will look'))}</figcaption>
      <div className="portal-preview-page" lang={tongue}>
        <div className="portal-preview-head" style={{ background: accent, color: ink }}>
          {picture === null ? <Tile size={28} plain /> : <img src={picture} alt="" />}
          <div><strong>{name}</strong><span>{heading[tongue]}</span></div>
        </div>
        <div className="portal-preview-body">
          <strong>{heading[tongue]}</strong>
          <p>{settings.intro?.[tongue] || settings.intro?.ca || <span className="soft">{t(say('Sense presentació.', 'Sin presentación.', 'No introduction.'))}</span>}</p>
          <p className="soft small">{[email, phone].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
    </figure>
  );
}
