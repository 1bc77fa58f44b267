namespace StreamTesting.Tests;

/// <summary>What a consumer of the tests puts out.</summary>
public sealed record Output(string? EventId, string Key, long Position, bool TakesBack = false)
{
    public static Output Of(Arrival arrival) => new(arrival.Event.Id, arrival.Event.Key, arrival.Position);
}
