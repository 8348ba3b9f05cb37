/** Cases of the conformance suite this engine fails on purpose, each with its reason; any other must pass, and these must not. */
export const TCK_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  'boxed_001', 'literal_001', 'literal_002', 'literal_003', 'literal_004', 'literal_005', 'literal_006', 'literal_007',
  'literal_008', 'literal_009', 'literal_010', 'literal_011', 'literal_012', 'varargs_001',
].map((id) => [
  `0076-feel-external-java/0076-feel-external-java-test-01#${id}`,
  'calls a static method of a Java class: a model must not run code from outside FEEL, so such functions are refused with a reason',
]));
