namespace StreamTesting;

/// <summary>Refuses to compare what a consumer made of one stream with the truth of another.</summary>
internal static class OriginCheck
{
    public static void Refuse(GroundTruth truth, bool dependsOnArrivalOrder, StreamOrigin? injected)
    {
        if (injected is null || truth.Origin is not { } origin)
        {
            return;
        }

        if (origin.Seed != injected.Seed)
        {
            throw new ArgumentException($"This truth is of the stream from seed {origin.Seed}, the run injected the one from seed {injected.Seed}: use run.Truth.", nameof(truth));
        }

        if (origin.Plan != injected.Plan)
        {
            throw new ArgumentException($"This truth is of the plan '{origin.Plan}', the run injected '{injected.Plan}': use run.Truth.", nameof(truth));
        }

        if (dependsOnArrivalOrder && origin.Partitions != injected.Partitions)
        {
            throw new ArgumentException(
                RuleText.Invariant($"This truth is of the stream in {RuleText.Count(origin.Partitions, "partition")}, the run injected it in {injected.Partitions}: use run.Truth."),
                nameof(truth));
        }
    }
}
