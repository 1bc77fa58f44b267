using Shouldly;
using StreamTesting;

namespace Demo;

internal static class Show
{
    public static void Title(string title) => Console.WriteLine($"\n== {title}\n");

    /// <summary>Runs an assertion that should pass, and prints its verdict.</summary>
    public static async Task<bool> PassAsync(string what, Func<Task<Verdict>> assertion)
    {
        Title(what);
        try
        {
            Console.WriteLine(await assertion());
            return true;
        }
        catch (ShouldAssertException e)
        {
            Console.WriteLine(e.Message);
            return false;
        }
    }

    /// <summary>Runs an assertion that should fail with an anomaly, and prints what a developer would see.</summary>
    public static async Task<bool> FailureAsync(string what, string anomaly, Func<Task<Verdict>> assertion)
    {
        Title(what);
        try
        {
            Console.WriteLine($"NOT CAUGHT: {await assertion()}");
            return false;
        }
        catch (ShouldAssertException e)
        {
            Console.WriteLine(e.Message);
            return e.Message.Split('\n')[0].Contains(anomaly, StringComparison.Ordinal);
        }
    }
}
