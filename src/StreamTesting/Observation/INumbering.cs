namespace StreamTesting;

internal interface INumbering
{
    object Source { get; }
}
