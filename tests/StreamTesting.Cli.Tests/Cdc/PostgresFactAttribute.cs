using Samples.Guests.Tests;

namespace StreamTesting.Cli.Tests;

/// <summary>A test that needs a PostgreSQL: the one that STREAMTESTING_POSTGRES names, or the programs of one.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("STREAMTESTING_POSTGRES") is null && PostgresPrograms.Find(out var reason) is null)
        {
            Skip = reason;
        }
    }
}
