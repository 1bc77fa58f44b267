namespace StreamTesting;

internal interface IOutputHistory
{
    IReadOnlyList<OutputPlace> OutputsOf(string eventId);
}
