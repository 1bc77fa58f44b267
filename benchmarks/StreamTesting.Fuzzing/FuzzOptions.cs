using System.Globalization;

namespace StreamTesting.Fuzzing;

/// <summary>What the command line asks for.</summary>
/// <param name="Layers">Which layers, by name.</param>
/// <param name="Frames">How many cases of each layer.</param>
/// <param name="Seed">The seed of all cases.</param>
/// <param name="First">The number of the first case.</param>
/// <param name="Replay">A file that holds one case, to be tried alone; null for a run.</param>
internal sealed record FuzzOptions(IReadOnlyList<string> Layers, long Frames, ulong Seed, long First, string? Replay)
{
    public const string Usage =
        "usage: fuzz [messages] [records] [broker] [--frames 1000000] [--seed 1] [--first 0] | fuzz --replay <file>";

    public static readonly string[] AllLayers = ["messages", "records", "broker"];

    /// <exception cref="FormatException">The arguments cannot be understood; the message says which.</exception>
    public static FuzzOptions Parse(string[] args)
    {
        var options = new FuzzOptions([], 1_000_000, 1, 0, null);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--frames" => options with { Frames = (long)Number(args, ++i, 1, 1_000_000_000_000) },
                "--seed" => options with { Seed = Number(args, ++i, 0, ulong.MaxValue) },
                "--first" => options with { First = (long)Number(args, ++i, 0, 1_000_000_000_000) },
                "--replay" => options with { Replay = i + 1 < args.Length ? args[++i] : throw new FormatException("--replay needs a file.") },
                _ when AllLayers.Contains(args[i]) => options with { Layers = [.. options.Layers, args[i]] },
                _ => throw new FormatException($"'{args[i]}' is no layer and no option."),
            };
        }

        return options.Layers.Count == 0 ? options with { Layers = AllLayers } : options;
    }

    private static ulong Number(string[] args, int at, ulong least, ulong most) =>
        at < args.Length && ulong.TryParse(args[at].Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{args[at - 1]} needs a number from {least} to {most}.");
}
