namespace StreamTesting;

/// <summary>Judges a record by its own time. Microseconds count: one of them beyond the clock is on time.</summary>
internal static class Lateness
{
    public static bool Judges(this LateRule rule, in Step record, in EngineClock clock) => rule switch
    {
        LateRule.BelowClock => record.Time < clock.Now,
        LateRule.AtClock => record.Time < clock.Now || (record.Time == clock.Now && record.Micros == 0),
        _ => false,
    };
}
