interface Unmet {
  /** What the case expects and what the engine logs. */
  readonly difference: string;
  /** Why the engine is right and the expectation is not. */
  readonly because: string;
}

const thirdTask: Unmet = {
  difference: 'expected [task1 task2 task3], logged [task1 task1 task2]',
  because: 'no script of the model logs task3: the task after the ad-hoc sub-process runs SCRIPT_task1 (the same model with SCRIPT_task3 there, cfpatterns/WCP17_InterleavedParallelRouting.bpmn, passes)',
};

/** Reference cases whose expectation contradicts their own model: no engine that follows the standard can meet them. */
export const UNMET: Readonly<Record<string, Unmet>> = {
  'activities/AdHocSubProcess_Parallel.bpmn#1': thirdTask,
  'activities/AdHocSubProcess_Sequential.bpmn#1': thirdTask,
  'events/Escalation_EndEvent_TopLevel.bpmn#1': {
    difference: 'expected [task1], logged [marker-exists task1]',
    because: 'the called process runs CREATE_MARKER_FILE before it escalates, and the expectation leaves out the line that the nine other models with that script expect of it (activities/CallActivity_Process.bpmn, where a called process runs it too, passes)',
  },
};
