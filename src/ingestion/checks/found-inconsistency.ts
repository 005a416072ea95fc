/** What a document says that does not agree with itself. */
export interface FoundInconsistency {
  /** Short name of the check that found it. */
  readonly check:
    | 'rate' // a rate that its fraction does not make
    | 'growth' // a growth rate that its figures do not make
    | 'sum' // parts that do not make their total
    | 'count' // a list that is longer or shorter than announced
    | 'reference' // one cited document with two numbers
    | 'status' // a row among the completed whose note says otherwise
    | 'repeated'; // one quantity printed differently
  /** One Vietnamese sentence saying what differs, figures as printed, sections named. */
  readonly statement: string;
  readonly places: readonly { readonly section: string; readonly quote: string }[];
}
