namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A part of the broker that takes bytes from outside, with cases to try on it.</summary>
internal interface IFuzzLayer : IDisposable
{
    /// <summary>The name on the command line.</summary>
    string Name { get; }

    /// <summary>Makes case number <paramref name="index"/> of the run; the same for the same seed, whatever was made before.</summary>
    FuzzCase Make(long index);

    /// <summary>Tries it and says in a word or two what became of it.</summary>
    /// <exception cref="FuzzFailureException">What must hold does not.</exception>
    string Try(in FuzzCase fuzzCase);

    /// <summary>Looks at what the cases so far have left behind. Called now and then, and at the end.</summary>
    /// <exception cref="FuzzFailureException">What must hold does not.</exception>
    void Check();
}
