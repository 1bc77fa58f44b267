namespace StreamTesting.Cli;

/// <summary>A dead letter as a line names its arrival: by position, or by partition and offset, of a topic where it names that.</summary>
internal sealed record LetterLine(long? Position, string? Topic, int Partition, long Offset)
{
    public DeadLetter Of(GivenStream given) => Position is { } position ? DeadLetter.OfPosition(position) : DeadLetter.At(Partition, Offset, given.TopicOr(Topic));

    /// <summary>To which part of a stream letters belong.</summary>
    public static Func<Observed<OutputLine>, PartRoute> Route(GivenStream given, Division division)
    {
        var byPosition = new Dictionary<long, int>();
        var byPlace = new Dictionary<(Lane, long), int>();
        foreach (var arrival in given.Arrivals)
        {
            var part = division.PartOf(arrival);
            byPosition[arrival.Position] = part;
            byPlace[(new Lane(arrival.Topic, arrival.Partition), arrival.PartitionPosition)] = part;
        }

        return output =>
        {
            var line = (LetterLine)output.Value.Value!;
            var isKnown = line.Position is { } position
                ? byPosition.TryGetValue(position, out var part)
                : byPlace.TryGetValue((new Lane(given.TopicOr(line.Topic), line.Partition), line.Offset), out part);
            return new PartRoute(isKnown ? part : null, line.Of(given).ToString());
        };
    }
}
