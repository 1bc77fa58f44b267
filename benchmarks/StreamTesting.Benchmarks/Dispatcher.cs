using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace StreamTesting.Benchmarks;

/// <summary>Chooses scenarios by the arguments: names or <c>all</c>, <c>--scale x</c> for smaller or larger runs, and <c>--quick</c> for one that only shows that all runs.</summary>
internal static class Dispatcher
{
    private const double Quick = 0.05;

    public static async Task<int> RunAsync(IReadOnlyList<IScenario> scenarios, string[] args)
    {
        var scale = 1.0;
        var chosen = new List<IScenario>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--scale" && i + 1 < args.Length
                && double.TryParse(args[++i], NumberStyles.Float, CultureInfo.InvariantCulture, out scale) && scale > 0)
            {
                continue;
            }

            if (args[i] == "--quick")
            {
                scale = Quick;
                continue;
            }

            if (args[i] is "--help" or "-h" or "help")
            {
                Console.WriteLine(Usage(scenarios));
                return 0;
            }

            var named = scenarios.Where(scenario => args[i] == "all" || args[i] == scenario.Name).ToList();
            if (named.Count == 0)
            {
                Console.Error.WriteLine($"error: '{args[i]}' is no scenario and no scale above 0. {Usage(scenarios)}");
                return 2;
            }

            chosen.AddRange(named);
        }

        if (chosen.Count == 0)
        {
            Console.WriteLine(Usage(scenarios));
            return 0;
        }

        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 160;
        }

        AnsiConsole.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Trim()}, {Environment.ProcessorCount} cores");
        foreach (var scenario in chosen.Distinct())
        {
            AnsiConsole.WriteLine();
            AnsiConsole.WriteLine($"{scenario.Name}: {scenario.Title}");
            await scenario.RunAsync(scale);
        }

        return 0;
    }

    private static string Usage(IReadOnlyList<IScenario> scenarios) =>
        $"usage: {string.Join('|', scenarios.Select(scenario => scenario.Name))}|all [--scale 0.1 | --quick]";
}
