namespace StreamTesting.Kafka;

/// <summary>The names of the headers that every injected record has. Their values are UTF-8 text.</summary>
public static class RecordHeaders
{
    /// <summary>The event's id.</summary>
    public const string EventId = "st-event-id";

    /// <summary>The arrival's position among all arrivals of the stream, in decimal digits. What a producer writes again after a lost acknowledgement has that of the first.</summary>
    public const string Position = "st-position";
}
