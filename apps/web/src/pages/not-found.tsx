import { Button, ButtonLink, EmptyState, Page, ProblemNotice, useDescription, useText, type Problem, type Screen } from '@comu/design';

export function NotFound() {
  const t = useText();
  return (
    <Page title={t({ ca: 'Aquesta adreça no porta enlloc', es: 'Esta dirección no lleva a ningún sitio', en: 'This address leads nowhere' })} narrow>
      <EmptyState title={t({ ca: 'Potser l’enllaç és antic o hi falta una lletra', es: 'Quizá el enlace es antiguo o le falta una letra', en: 'The link may be old or miss a letter' })} action={<ButtonLink look="primary" href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</ButtonLink>}>
        {t({ ca: 'Amb Ctrl K podeu cercar el que volíeu obrir.', es: 'Con Ctrl K puede buscar lo que quería abrir.', en: 'With Ctrl K you can search for what you wanted to open.' })}
      </EmptyState>
    </Page>
  );
}

/** A screen that the person may not open: which permission it needs, and whom to ask. */
export function NotForYou({ screen, organisation }: { screen: Screen; organisation: string }) {
  const t = useText();
  const description = useDescription();
  const needed = [screen.permission ?? []].flat().map((each) => { const label = description?.permissions[each]; return label === undefined ? each : t(label); });
  return (
    <Page title={t(screen.title)} narrow>
      <EmptyState title={t({ ca: 'No teniu permís per obrir aquesta pantalla', es: 'No tiene permiso para abrir esta pantalla', en: 'You may not open this screen' })} action={<ButtonLink look="primary" href="/avui">{t({ ca: 'Torneu a Avui', es: 'Volver a Hoy', en: 'Back to Today' })}</ButtonLink>}>
        {t({ ca: 'Demaneu a qui administra {organisation} el permís «{needed}».', es: 'Pida a quien administra {organisation} el permiso «{needed}».', en: 'Ask whoever administers {organisation} for the permission “{needed}”.' }, { organisation, needed: needed.join(t({ ca: '» o «', es: '» o «', en: '” or “' })) })}
      </EmptyState>
    </Page>
  );
}

/** A screen that broke takes nothing else down with it. */
export function ScreenFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  const t = useText();
  return (
    <Page title={t({ ca: 'Aquesta pantalla ha fallat', es: 'Esta pantalla ha fallado', en: 'This screen failed' })} narrow>
      <EmptyState title={t({ ca: 'L’error és nostre i no s’ha perdut res del que ja havíeu desat', es: 'El error es nuestro y no se ha perdido nada de lo que ya había guardado', en: 'The error is ours and nothing you had saved was lost' })} action={<><Button look="primary" onClick={() => (reset ? reset() : location.reload())}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button></>}>
        <p>{t({ ca: 'Si continua, envieu aquest text a qui us dona suport:', es: 'Si continúa, envíe este texto a quien le da soporte:', en: 'If it goes on, send this text to your support:' })} <code>{String(error instanceof Error ? error.message : error).slice(0, 300)}</code></p>
      </EmptyState>
    </Page>
  );
}

export function ServerAway({ problem, onRetry }: { problem: Problem; onRetry(): void }) {
  const t = useText();
  return <main><Page title="Comú" narrow><ProblemNotice problem={problem} action={<Button look="primary" onClick={onRetry}>{t({ ca: 'Torna-ho a provar', es: 'Volver a intentarlo', en: 'Try again' })}</Button>} /></Page></main>;
}
