namespace StreamTesting.BrokerContract.Tests;

/// <summary>Who may use a secured broker, and for how long.</summary>
internal static class SecuredUsers
{
    public const string Alice = "alice";

    public const string AlicesPassword = "alice-secret";

    public const string Bob = "bob";

    public const string BobsPassword = "b=b,secret";

    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);
}
