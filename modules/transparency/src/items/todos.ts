import { fill } from '@comu/kernel';
import type { Told } from '@comu/reminders';
import { say } from '../words.ts';
import type { StandingItem } from './standing.ts';

/** What is renewed within these days is told before it is late. */
const soonDays = 15;
/** More than these of one role are told together, so that they do not bury the rest. */
const apartAtMost = 5;
/** Below this a content is too thin to be left alone. */
const thin = 80;

const path = '/dades/transparencia';
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** What each person who answers for something of the portal has to do and by when: item by item for whom it names; what waits for a role that nobody has taken up goes together when it is much. */
export function todosOf(items: readonly StandingItem[], today: string): Told[] {
  const told = items.flatMap((each) => { const todo = todoOf(each, today); return todo === null ? [] : [{ each, todo }]; });
  const named = told.filter(({ each }) => each.row?.responsible != null).map(({ todo }) => todo);
  const open = told.filter(({ each }) => each.row?.responsible == null);
  const shared = [...new Set(open.map(({ each }) => each.law.role))].flatMap((role) => {
    const own = open.filter(({ each }) => each.law.role === role);
    const begun = own.filter(({ each }) => each.score.state !== 'empty');
    const apart = begun.length <= apartAtMost ? begun : [];
    const rest = own.length - apart.length;
    return [...apart.map(({ todo }) => todo), ...(rest === 0 ? [] : [together(role, rest)])];
  });
  return [...named, ...shared];
}

/** While a body has no portal there is one thing to do. */
export const openPortal: Told = {
  key: 'portal', kind: 'publication', person: null, role: 'secretary', due: null, path,
  title: say('Obriu el portal de transparència', 'Abra el portal de transparencia', 'Open the transparency portal'),
  why: say('Encara no s’hi ha publicat res del que demana la llei (Llei 19/2014, art. 5).', 'Todavía no se ha publicado nada de lo que pide la ley (Ley 19/2014, art. 5).', 'Nothing of what the law asks has been published yet (Llei 19/2014, art. 5).'),
};

function todoOf({ law, row, score }: StandingItem, today: string): Told | null {
  const soon = score.state === 'published' && score.dueOn !== null && days(today, score.dueOn) <= soonDays;
  const why = score.state === 'late' || score.state === 'ready' || score.state === 'empty' || (score.state === 'published' && score.completeness < thin) ? score.todo
    : soon ? say('Reviseu-lo i poseu-lo al dia abans que s’endarrereixi.', 'Revíselo y póngalo al día antes de que se atrase.', 'Look it over and renew it before it is late.') : null;
  if (why === null) return null;
  return {
    key: law.code, kind: 'publication', person: row?.responsible ?? null, role: row?.responsible == null ? law.role : null, path: `${path}/${law.code}`, due: score.state === 'late' || soon ? score.dueOn : null,
    title: say(`Transparència: ${law.title.ca}`, `Transparencia: ${law.title.es}`, `Transparency: ${law.title.en}`), why,
  };
}

const together = (role: string, count: number): Told => ({
  key: `role ${role}`, kind: 'publication', person: null, role, due: null, path,
  title: fill(say('Transparència: {count} {count|contingut|continguts} per publicar o posar al dia', 'Transparencia: {count} {count|contenido|contenidos} por publicar o poner al día', 'Transparency: {count} {count|content|contents} to publish or renew'), { count }),
  why: say('Digueu qui respon de cada un, i el veurà aquí qui en respongui.', 'Diga quién responde de cada uno, y lo verá aquí quien responda.', 'Say who answers for each, and whoever does will see it here.'),
});
