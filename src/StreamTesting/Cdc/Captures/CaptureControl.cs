namespace StreamTesting;

/// <summary>A line between the records of a capture that says what the recorder did, for example that the connector was started again.</summary>
/// <param name="Name">What was done: <c>restart</c> marks where a new life of the connector begins.</param>
/// <param name="RecordsBefore">How many records had been delivered by then.</param>
/// <param name="Committed">Of how many delivered records the offset was committed: all after them may come again; null where the line does not say.</param>
/// <param name="Raw">The line as it was recorded.</param>
public sealed record CaptureControl(string Name, int RecordsBefore, int? Committed, string Raw);
