import { answering } from '@comu/kernel/apart';
import { checkedModel } from './checked-model.ts';
import type { Asked } from './check-drawing.ts';
import { answerOf } from './decisions.ts';
import { readDrawing } from './read-drawing.ts';
import { rehearsed } from '../rehearsal/setting.ts';

answering((asked: Asked) => {
  if ('files' in asked) return answerOf(asked);
  if ('setting' in asked) return rehearsed(asked);
  return 'read' in asked ? readDrawing(asked.read) : checkedModel(asked);
});
