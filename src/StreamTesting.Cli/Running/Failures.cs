using System.Text.RegularExpressions;
using StreamTesting.Domains;
using StreamTesting.Injection;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>Turns what went wrong into a sentence and an exit code.</summary>
internal static class Failures
{
    private static readonly Regex Quoted = new("'([^']+)'", RegexOptions.CultureInvariant);
    private static readonly Regex ForProgrammers = new(
        @" \(Parameter '[^']*'\)(\r?\nActual value was [^\n]*?\.(?= |\n|$))?",
        RegexOptions.CultureInvariant);

    /// <summary>What is told (nothing where it is empty), and the exit code; null where it is a defect that should be seen as it is.</summary>
    public static (string Text, int ExitCode)? Of(Exception failure) => failure switch
    {
        CliException cli => ("error: " + cli.Message, cli.ExitCode),
        ClosedOutputException => ("", ExitCodes.Ok),
        SinkException { IsClosedPipe: true } => ("The reader of the output went away; ended early.", ExitCodes.Ok),
        SinkCancelledException cancelled => (cancelled.Message, ExitCodes.Cancelled),
        OperationCanceledException => ("Cancelled.", ExitCodes.Cancelled),
        SinkException or KafkaInjectionException or KafkaBrokerException or KafkaTopicException or KafkaTimeoutException or Confluent.Kafka.KafkaException => ("error: " + failure.Message, ExitCodes.Failed),
        DllNotFoundException => ($"error: {failure.Message} Kafka needs it, and it was not packed for this platform.", ExitCodes.Failed),
        TruthFormatException => ("error: " + failure.Message, ExitCodes.BadInput),
        FormatException or ArgumentException => ("error: " + Sentence(failure), CodeOf(failure)),
        UnauthorizedAccessException when Quoted.Match(failure.Message) is { Success: true } path && Directory.Exists(path.Groups[1].Value) =>
            ($"error: '{path.Groups[1].Value}' is a folder; name a file in it.", ExitCodes.Failed),
        IOException or UnauthorizedAccessException => ("error: " + failure.Message, ExitCodes.Failed),
        _ => null,
    };

    /// <summary>The exit code of a value that was refused: of an input file what is wrong with that, otherwise a wrong option or plan.</summary>
    public static int CodeOf(Exception failure) => failure switch
    {
        MalformedFileException => ExitCodes.BadInput,
        IOException or UnauthorizedAccessException => ExitCodes.Failed,
        { InnerException: { } inner } => CodeOf(inner),
        _ => ExitCodes.Usage,
    };

    /// <summary>The message without what .NET adds for programmers: the parameter's name and the value once more.</summary>
    public static string Sentence(Exception failure) => ForProgrammers.Replace(failure.Message, "");
}
