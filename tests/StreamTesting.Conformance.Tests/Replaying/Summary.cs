using System.Globalization;

namespace StreamTesting.Conformance.Tests;

/// <summary>One line a file, printed and kept beside the test assembly.</summary>
internal static class Summary
{
    private static readonly Lock Gate = new();

    public static string Add(string file, Comparison comparison)
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{file,-34} {comparison.Runs,6} runs {comparison.Outputs,8} outputs {comparison.Mismatches,6} mismatches {100 * comparison.MayShare,6:0.00} % may");
        lock (Gate)
        {
            Console.WriteLine(line);
            File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "conformance.txt"), line + "\n");
        }

        return line;
    }
}
