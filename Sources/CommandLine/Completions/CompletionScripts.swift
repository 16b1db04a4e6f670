/// What a shell has to be told once. Each script asks the program itself what may stand at the cursor, so that it never ages.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// Behind this word of `plimsoll completions` stands what has been typed; the answer is for the scripts below: one candidate
  /// a line with its meaning behind a tab, and `filesToo` where files may stand there.
  static let question = "reply"
  static let filesToo = ":files"

  var text: String {
    switch self {
    case .bash: Self.forBash
    case .zsh: Self.forZsh
    case .fish: Self.forFish
    }
  }

  /// Bash takes `--format=json` and `rule=off` for three words each.
  private static let forBash = #"""
    # plimsoll completions bash > /etc/bash_completion.d/plimsoll
    # or, in ~/.bashrc:  source <(plimsoll completions bash)
    _plimsoll() {
      local word="" joined=() candidate files="" i
      for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i > 1)) && [[ $word == "=" || ${COMP_WORDS[i-1]} == "=" ]]; then
          joined[${#joined[@]}-1]+=$word
        else
          joined+=("$word")
        fi
      done
      word=${joined[${#joined[@]}-1]}
      local cut=""
      [[ $word == *=* ]] && cut=${word%"${word##*=}"}
      COMPREPLY=()
      while IFS=$'\t' read -r candidate _; do
        if [[ $candidate == :files ]]; then files=1; else COMPREPLY+=("${candidate#"$cut"}"); fi
      done < <("${COMP_WORDS[0]}" completions reply -- "${joined[@]}" 2>/dev/null)
      if [[ $files ]]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r candidate; do COMPREPLY+=("$candidate"); done < <(compgen -f -- "${word#"$cut"}")
      fi
      [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
      return 0
    }
    complete -F _plimsoll plimsoll

    """#

  private static let forZsh = #"""
    #compdef plimsoll
    # plimsoll completions zsh > "${fpath[1]}/_plimsoll"
    # or, in ~/.zshrc behind compinit:  source <(plimsoll completions zsh)
    _plimsoll() {
      local line word files=""
      local -a open closed openText closedText
      for line in "${(@f)$("${words[1]}" completions reply -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        word=${line%%$'\t'*}
        if [[ -z $word ]]; then
          continue
        elif [[ $word == :files ]]; then
          files=1
        elif [[ $word == *= ]]; then
          open+=("$word"); openText+=("$word  ${line#*$'\t'}")
        else
          closed+=("$word"); closedText+=("$word  ${line#*$'\t'}")
        fi
      done
      (( $#open )) && compadd -l -S '' -d openText -- "${open[@]}"
      (( $#closed )) && compadd -l -d closedText -- "${closed[@]}"
      if [[ -n $files ]]; then
        [[ $PREFIX == -*=* ]] && compset -P '*='
        _files
      fi
    }
    if [[ $funcstack[1] == _plimsoll ]]; then _plimsoll "$@"; else compdef _plimsoll plimsoll; fi

    """#

  private static let forFish = #"""
    # plimsoll completions fish > ~/.config/fish/completions/plimsoll.fish
    function __plimsoll_complete
        set -l typed (commandline -opc) (commandline -ct)
        for line in ($typed[1] completions reply -- $typed[2..-1] 2>/dev/null)
            if test "$line" = :files
                __fish_complete_path (commandline -ct | string replace -r '^-.*?=' '' | string unescape)
            else
                echo $line
            end
        end
    end
    complete -c plimsoll -f -a '(__plimsoll_complete)'

    """#
}
