namespace StreamTesting;

/// <summary>What is asked about late events.</summary>
internal enum LateQuestion
{
    Dropped,
    Accepted,
    SideOutput,
}
