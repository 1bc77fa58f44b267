namespace StreamTesting;

internal interface IObserved
{
    long Index { get; }

    string? Key { get; }

    int Partition { get; }

    long Offset { get; }

    DateTimeOffset? Timestamp { get; }

    IReadOnlyDictionary<string, string> Headers { get; }
}
