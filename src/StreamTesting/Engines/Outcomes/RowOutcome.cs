namespace StreamTesting;

/// <summary>
/// A row of a table changes, as the stream of the table's changes tells it. Source: Kafka Streams' <c>KTable.toStream</c>, which of a versioned
/// table tells every accepted change, also one that is not the latest: who keeps the last one told resurrects rows.
/// </summary>
/// <param name="Key">The row's key.</param>
/// <param name="Number">The record it is from now on; null where it is deleted.</param>
/// <param name="Time">The event time of the change, in ms.</param>
public sealed record RowOutcome(string Key, long? Number, long Time) : Outcome;
