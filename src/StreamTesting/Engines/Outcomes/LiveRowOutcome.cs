namespace StreamTesting;

/// <summary>
/// An aggregation of a table's rows adds the row that is now alive and takes away the one that was. Source: Kafka Streams' <c>KTableAggregate</c>
/// behind <c>KTableRepartitionMap</c>; of a versioned table it sees only changes that are the latest when they arrive.
/// </summary>
/// <param name="Key">The row's key.</param>
/// <param name="Number">The record that is alive; null for none.</param>
/// <param name="Time">The greatest event time that the aggregation saw for the key, in ms.</param>
public sealed record LiveRowOutcome(string Key, long? Number, long Time) : Outcome;
