/** The shells that can be told how to complete. */
export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/**
 * Bash breaks words at `:`, `=` and `@` too, which node sets and targets have inside. So the line
 * is split at blanks here, and what bash takes for typed already is cut off each offer.
 */
const bash = `# rackcell completion for bash: source <(rackcell completion bash)
_rackcell() {
  local typed=\${COMP_LINE:0:COMP_POINT} word offer directive= shown
  local -a words
  read -ra words <<< "$typed"
  [[ $typed == *[[:space:]] ]] && words+=('')
  word=\${words[-1]}
  shown=\${COMP_WORDS[COMP_CWORD]}
  case $shown in :|=|@) shown= ;; esac
  local known=\${word%"$shown"}
  COMPREPLY=()
  while IFS= read -r offer; do
    case $offer in
      :*) directive=$offer ;;
      *) offer=\${offer%%$'\\t'*}; COMPREPLY+=("\${offer#"$known"}") ;;
    esac
  done < <(rackcell __complete "\${words[@]:1}" 2>/dev/null)
  case $directive in
    :nospace) compopt -o nospace 2>/dev/null ;;
    :file) compopt -o default 2>/dev/null ;;
    :folder) compopt -o dirnames 2>/dev/null ;;
  esac
}
complete -F _rackcell rackcell
`

const zsh = `#compdef rackcell
# rackcell completion for zsh: source <(rackcell completion zsh)
_rackcell() {
  local line directive=
  local -a offers says
  for line in "\${(@f)$(rackcell __complete "\${(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :*) directive=$line ;;
      *$'\\t'*) offers+=("\${line%%$'\\t'*}"); says+=("\${line/$'\\t'/  -- }") ;;
      *) offers+=("$line"); says+=("$line") ;;
    esac
  done
  case $directive in
    :file) _files ;;
    :folder) _files -/ ;;
    :nospace) compadd -S '' -d says -a -- offers ;;
    *) compadd -d says -a -- offers ;;
  esac
}
compdef _rackcell rackcell
`

const fish = `# rackcell completion for fish: rackcell completion fish | source
function __rackcell_complete
  set -l offers (rackcell __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  for offer in $offers
    switch $offer
      case ':file'
        __fish_complete_path (commandline -ct)
      case ':folder'
        __fish_complete_directories (commandline -ct)
      case ':*'
      case '*'
        echo $offer
    end
  end
end
complete -c rackcell -f -a '(__rackcell_complete)'
`

/** What the shell reads to complete rackcell's lines. */
export function completionScript(shell: Shell): string {
  return { bash, zsh, fish }[shell]
}
