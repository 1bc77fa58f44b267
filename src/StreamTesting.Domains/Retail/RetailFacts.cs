namespace StreamTesting.Domains;

/// <summary>The few facts that one happening makes, in their order, until they are taken.</summary>
internal sealed class RetailFacts
{
    private const int MostOfOne = 3;
    private readonly RetailFact[] _facts = new RetailFact[MostOfOne];
    private int _taken;
    private int _count;

    /// <summary>The one taken last.</summary>
    public ref readonly RetailFact Current => ref _facts[_taken - 1];

    public bool Take()
    {
        if (_taken < _count)
        {
            _taken++;
            return true;
        }

        (_taken, _count) = (0, 0);
        return false;
    }

    public void Add(in RetailFact fact) => _facts[_count++] = fact;
}
