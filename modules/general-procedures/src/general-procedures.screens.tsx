import { lazily, QuestionIcon, type Screen } from '@comu/design';
import { bringCaseAction } from '@comu/cases/case-actions';

bringCaseAction({
  label: { ca: 'Requereix una esmena', es: 'Requerir una subsanación', en: 'Require an amendment' }, icon: QuestionIcon, permission: 'cases.handle',
  offered: ({ case: { state }, procedure: { byFormOnly }, requirement }) => state === 'open' && byFormOnly !== true && requirement === null,
  dialog: lazily(() => import('./screens/require-amendment.tsx'), 'RequireAmendment'),
});

export const screens: readonly Screen[] = [];
