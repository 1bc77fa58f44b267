namespace StreamTesting;

/// <summary>How many events a domain yields, exactly.</summary>
/// <param name="Events">How many in all.</param>
/// <param name="Ended">How many of them end their entity (<see cref="StreamEvent.EndsEntity"/>); 0 where entities live for ever.</param>
public readonly record struct DomainSize(long Events, long Ended)
{
    /// <summary>How many entities they are about; null, the default, where that is not known and is counted where a step needs it.</summary>
    public long? Entities { get; init; }
}
