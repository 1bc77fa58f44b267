namespace StreamTesting;

/// <summary>Refuses what no truth can be told of.</summary>
internal static class TruthGuard
{
    public static void Check(TruthRules rules)
    {
        var profile = rules.Profile;
        ProfileGuard.Check(profile);
        if (profile.Clock is { Drive: ClockDrive.Watermarks, Emission: WatermarkEmission.Manual })
        {
            throw new ArgumentException(
                $"The watermarks of {profile.Name} come as steps of their own, and a stream has none: say when its source emits, for example "
                + $"profile.{nameof(EngineProfile.Emitting)}({nameof(WatermarkEmission)}.{nameof(WatermarkEmission.Periodic)}).",
                nameof(profile));
        }

        if (profile.Clock.SourceBounds is not null)
        {
            throw new ArgumentException($"The clock of {profile.Name} merges sources with a bound each; a stream is one source: use {nameof(ClockRules.Bound)}.", nameof(profile));
        }

        if (rules.Options is { Horizon: not null, Deduplicates: false } or { Horizon: null, ForgetsAtHorizon: true })
        {
            throw new ArgumentException(
                rules.Options.Horizon is null
                    ? $"A deduplication forgets at its horizon ({nameof(TruthOptions.ForgetsAtHorizon)}), and none is given: set {nameof(TruthOptions.Horizon)}."
                    : $"A horizon of {rules.Options.Horizon} is that of a deduplication, and the job has none: leave {nameof(TruthOptions.Deduplicates)} true.",
                nameof(rules));
        }

        if (rules.Shape is { } shape)
        {
            ProfileGuard.CheckShape(profile, shape);
        }

        if (rules.Difference is { } difference)
        {
            ProfileGuard.CheckSliding(profile, difference);
            if (!rules.IsExact && rules.HasExactClock)
            {
                throw new ArgumentException(
                    $"Whether a copy beyond the horizon of {rules.Options.Horizon} is taken again is not decided, and sliding windows are made by what is taken: say {nameof(TruthOptions.ForgetsAtHorizon)}.",
                    nameof(profile));
            }

            if (!rules.IsExact)
            {
                throw new ArgumentException(
                    $"Sliding windows are made by the order in which a task reads, and the stream has {rules.Layout.Topics} topics: tell the truth of one topic at a time.", nameof(profile));
            }
        }

        if (rules.Gap is { } gap)
        {
            ProfileGuard.CheckGap(profile, gap);
        }
    }
}
