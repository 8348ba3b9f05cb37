import { ButtonLink, EmptyState, Page, RecordList, useText, type ScreenProps } from '@comu/design';

/** The applications of this body, each with how it stands. */
export function Applications({ params: { org = '' } }: ScreenProps) {
  const t = useText();
  return (
    <Page title={t({ ca: 'Les nostres sol·licituds', es: 'Nuestras solicitudes', en: 'Our applications' })} lead={t({ ca: 'El que hem demanat i com va.', es: 'Lo que hemos pedido y cómo va.', en: 'What we asked for and how it goes.' })}>
      <RecordList name="service-catalogue.application" hrefOf={({ id }) => `/o/${org}/applications/${id}`}
        empty={<EmptyState title={t({ ca: 'Encara no heu demanat res', es: 'Todavía no ha pedido nada', en: 'You have not applied for anything yet' })} action={<ButtonLink look="primary" href={`/o/${org}/calls`}>{t({ ca: 'Mireu les convocatòries obertes', es: 'Ver las convocatorias abiertas', en: 'See the open calls' })}</ButtonLink>}>
          {t({ ca: 'Trieu una convocatòria i comenceu: la sol·licitud es desa sola i la podeu deixar i reprendre des de qualsevol dispositiu.', es: 'Elija una convocatoria y empiece: la solicitud se guarda sola y puede dejarla y retomarla desde cualquier dispositivo.', en: 'Choose a call and begin: the application saves itself, and you may leave it and resume on any device.' })}
        </EmptyState>} />
    </Page>
  );
}
