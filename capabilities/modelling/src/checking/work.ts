import { answering } from '@comu/running-processes/apart';
import { checkedModel } from './checked-model.ts';

answering(checkedModel);
