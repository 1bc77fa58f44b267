namespace StreamTesting.Cli;

/// <summary>Where the outputs of the consumer under test are read.</summary>
internal interface IOutputSource
{
    /// <summary>What it is, for messages.</summary>
    string Name { get; }

    /// <summary>Hands over all outputs, from a thread of its own: it may block for as long as it likes, and is left alone where the command ends before.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="CliException">It can't be read any further, or is malformed.</exception>
    ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken);
}
