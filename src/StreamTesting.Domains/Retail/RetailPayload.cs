namespace StreamTesting.Domains;

/// <summary>What an event of the stores says. Immutable. Its own id is <see cref="StreamEvent.Id"/>, its time <see cref="StreamEvent.EventTime"/>.</summary>
public abstract record RetailPayload;
