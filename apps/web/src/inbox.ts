import { useQueryOperation, type Text } from '@comu/design';

export type Urgency = 'late' | 'today' | 'soon' | 'later' | 'none';
export interface InboxItem {
  readonly id: string;
  readonly kind: string;
  readonly organisation: { readonly id: string; readonly slug: string; readonly name: string };
  readonly title: Text | string;
  readonly why?: Text;
  readonly due?: { readonly at: string; readonly words: Text; readonly urgency: Urgency };
  readonly link: { readonly organisation: string; readonly path: string };
  readonly since?: string;
}

/** What awaits the person in all their organisations, as the law makes it urgent. */
export const useInbox = () => useQueryOperation<{ items: readonly InboxItem[] }>('cases.inbox', {}, { organisation: null });

export const urgencyOf = ({ due }: InboxItem): Urgency => due?.urgency ?? 'none';

export const waitingNow = ({ data }: { data?: { items: readonly InboxItem[] } | undefined }) => (data?.items ?? []).filter((item) => ['late', 'today'].includes(urgencyOf(item))).length;

/** A link’s path may stand alone or inside its organisation. */
export const hrefOf = ({ link }: InboxItem) => (link.path.startsWith('/o/') ? link.path : `/o/${link.organisation}${link.path.startsWith('/') ? '' : '/'}${link.path}`);
