import { useEffect } from 'react';
import { ButtonLink, DownloadSimpleIcon, EyeIcon, fileAddress, SealIcon, ShieldCheckIcon, useFormat, useOrganisationSlug, useQueryOperation, useText } from '@comu/design';
import type { ReceiptRow } from './rows.ts';

/** The receipt of an entry: being sealed at first, then there to open. Live changes tell; asking each two seconds covers a cut line. */
export function ReceiptOf({ entry, code }: { entry: string; code: string }) {
  const t = useText();
  const format = useFormat();
  const organisation = useOrganisationSlug() ?? '';
  const { data: receipt, refetch } = useQueryOperation<ReceiptRow>('registry.receipt-of', { entry });
  const waiting = receipt === null || receipt === undefined;
  useEffect(() => {
    if (!waiting) return;
    const asking = setInterval(() => void refetch(), 2_000);
    return () => clearInterval(asking);
  }, [waiting, refetch]);
  if (waiting)
    return (
      <div className="registry-receipt" role="status">
        <SealIcon size={30} className="registry-sealing" aria-hidden />
        <div><p><strong>{t({ ca: 'S’està segellant el justificant…', es: 'Sellando el justificante…', en: 'Sealing the receipt…' })}</strong></p><p className="soft small">{t({ ca: 'Sortirà aquí mateix d’aquí a un moment. El número ja és vàlid.', es: 'Aparecerá aquí mismo en un momento. El número ya es válido.', en: 'It will appear here in a moment. The number is already valid.' })}</p></div>
      </div>
    );
  const name = `justificant-${code}.pdf`;
  const href = fileAddress({ sha256: receipt.file, organisation, name });
  return (
    <div className="registry-receipt" role="status">
      <ShieldCheckIcon size={30} weight="fill" className="registry-sealed" aria-hidden />
      <div><p><strong>{t({ ca: 'Justificant segellat', es: 'Justificante sellado', en: 'Sealed receipt' })}</strong></p><p className="soft small">{format.moment(receipt.issuedAt)}</p><p className="small">{t({ ca: 'Codi de verificació', es: 'Código de verificación', en: 'Verification code' })}: <a href={`/verifica/${organisation}/${receipt.code}`} target="_blank" rel="noreferrer" className="registry-code">{receipt.code}</a></p></div>
      <div className="registry-receipt-actions">
        <a className="ds-button button" data-variant="secondary" data-color="neutral" href={href} target="_blank" rel="noreferrer"><EyeIcon size={18} aria-hidden />{t({ ca: 'Obre', es: 'Abrir', en: 'Open' })}</a>
        <ButtonLink icon={DownloadSimpleIcon} download href={href}>{t({ ca: 'Baixa', es: 'Descargar', en: 'Download' })}</ButtonLink>
      </div>
    </div>
  );
}
