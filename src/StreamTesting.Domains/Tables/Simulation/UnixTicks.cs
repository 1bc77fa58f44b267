namespace StreamTesting.Domains;

/// <summary>Ticks of 100 ns since the year 1 as parts of seconds since 1970.</summary>
internal static class UnixTicks
{
    public static long Micros(long ticks) => (ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
