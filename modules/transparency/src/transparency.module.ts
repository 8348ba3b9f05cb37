import { defineModule } from '@comu/kernel';
import { arrangeItem, fillItem, publishItem, withdrawItem } from './items/change.ts';
import { feedItem, feedPortal, feedPreview, renewFeeds } from './items/fed.ts';
import { item, items, people } from './items/list.ts';
import { compare, portalDataset, portalHistory, portalHome, portalItem, provinceShapes } from './portal/answers.ts';
import { about, dress } from './portal/about.ts';
import { arrangePortal, portalSettings, restorePortal } from './portal/arrange.ts';
import { measurePortal, measureProvince } from './portal/measure.ts';
import { catalogueNow, datastoreNow, sqlNow, fileNow, newsNow, portalTag, publishersNow, releasesNow } from './http/asked.ts';
import { provinceWords } from './http/province-words.ts';
import { approve } from './publishing/approve.ts';
import { offerChecks } from './publishing/checks.ts';
import { offers } from './publishing/list.ts';
import { catalogueQuality } from './publishing/quality.ts';
import { describeOffer, offerDataset } from './publishing/offer.ts';
import { followVersion, publishDataset, release, withdrawDataset } from './publishing/release.ts';
import { contentChange, itemContents, portalItemChange, restoreItem } from './history/contents.ts';
import { Approval, Content, Edition, Happening, Item, Offer, Portal, Release, Standing } from './transparency.records.ts';
import { say } from './words.ts';

/** Transparency and open data: what the law asks each body to publish, how it stands, its public portal, and its datasets for anybody to re-use (Llei 19/2014). */
export default defineModule({
  name: 'transparency',
  title: say('Transparència', 'Transparencia', 'Transparency'),
  needs: ['identity', 'data', 'reminders'],
  records: [Portal, Edition, Item, Content, Offer, Release, Approval, Happening, Standing],
  operations: [
    items, item, people, fillItem, publishItem, withdrawItem, arrangeItem, feedItem, feedPortal, feedPreview, renewFeeds, itemContents, contentChange, restoreItem, offers, offerDataset, describeOffer, offerChecks, catalogueQuality, approve, publishDataset, release, withdrawDataset, followVersion,
    portalHome, portalItem, portalItemChange, portalDataset, portalHistory, about, dress, compare, provinceShapes, arrangePortal, restorePortal, portalSettings, measurePortal, measureProvince, catalogueNow, datastoreNow, sqlNow, fileNow, newsNow, portalTag, publishersNow, releasesNow,
  ],
  on: { 'data.version-published': followVersion },
  reserves: Object.values(provinceWords),
  schedule: { measure: { cron: '20 3 * * *', operation: measureProvince } },
  permissions: {
    'transparency.read': say('Consulta què es publica i què falta', 'Consulta qué se publica y qué falta', 'Read what is published and what is missing'),
    'transparency.publish': say('Publica al portal de transparència', 'Publica en el portal de transparencia', 'Publish in the transparency portal'),
    'transparency.approve': say('Aprova que es publiquin dades personals', 'Aprueba que se publiquen datos personales', 'Approve that personal data be published'),
  },
  grants: {
    administrator: ['transparency.read', 'transparency.publish'], 'data-steward': ['transparency.read', 'transparency.publish'], secretary: ['transparency.read', 'transparency.publish', 'transparency.approve'],
    'data-protection-officer': ['transparency.read', 'transparency.publish', 'transparency.approve'], comptroller: ['transparency.read', 'transparency.publish'], 'hr-technician': ['transparency.read', 'transparency.publish'],
    signer: ['transparency.read'], auditor: ['transparency.read'], 'programme-manager': ['transparency.read'], archivist: ['transparency.read'],
  },
});
