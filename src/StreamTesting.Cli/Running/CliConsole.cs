namespace StreamTesting.Cli;

/// <summary>Where a command reads, writes and tells: data go to the output alone, all that is meant for a person goes to the messages.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output: data.</param>
/// <param name="Messages">Standard error: what is meant for a person.</param>
internal sealed record CliConsole(Stream Input, Stream Output, TextWriter Messages)
{
    /// <summary>Whether somebody watches the messages, so that progress is shown.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether the output is a terminal too, where progress would stand among the data.</summary>
    public bool IsOutputSeen { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public void Say(string line) => Messages.WriteLine(line);

    public void Write(string text) => Output.Write(System.Text.Encoding.UTF8.GetBytes(text));
}
